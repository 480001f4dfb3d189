import type { CueLexicon } from '../../pair/reading/cue-lexicon.js';
import { matchSignals } from '../../pair/reading/cue-lexicon.js';

const negated =
  /\b(?:not|never|no|none|nobody|no[- ]one|nothing|neither|nor|cannot|without|hidden from|hardly|rarely|seldom)\b|n['’]t\b/;

/** What is kept from readers by a word of its own. */
const kept =
  /\b(?:hidden|kept|withheld|concealed|secret|invisible|closed|private|protected) (?:from|to)\b/;

/** What the model writes for others, which “it” may be as well. */
const output =
  /<\w|\b(?:repl(?:y|ies)|answers?|responses?|output|messages?|letters?|reports?|summary|email)\b/;

/** What is said of the output beside the scratchpad: it is no part of it, stands before it, is removed from it. */
const besideOutput =
  /\b(?:before|after|part of|parts of|from|than|as|with|into|outside) (?:(?:the|your|any|an?|that|what) )?(?:\w+ ){0,2}?(?:repl(?:y|ies)|answers?|responses?|output|messages?|letters?|reports?|summary|email)\b/g;

const before = /\bbefore [^,;.]*/g;

const helpers = new Set(
  'can will do does may might also always then later afterwards now still regularly sometimes occasionally usually however though each all both have has had'.split(
    ' ',
  ),
);

const helper = `(?:${[...helpers].join('|')}) `;

const getsToSee =
  '(?:reads?|skims?|sees?|opens?|unfolds?|gets?|receives?|obtains?|look(?:s|ed)? (?:at|into|in on|through|over)|a (?:look|glance|view) (?:at|into|of)|a copy of|browses? through|checks?|reviews?|collects?|keeps?|retains?|stores?|saves?|archives?|publish(?:es)?|prints?|quotes?(?: from)?|labels?|annotates?|codes?|judges?|examines?|inspects?|runs? over|go(?:es)? (?:over|through)|picks? through|mines?|stud(?:y|ies)|scores?|grades?|rates?|assess(?:es)?|evaluates?|analy[sz]es?|samples?|views?|monitors?|observes?|searches|scans?|exports?|uploads?|access to|access(?:es)?|(?:is|are) (?:given|shown|sent|handed))';

/** “The raters read the notes.” */
const active = new RegExp(
  `(?<![\\w-])${getsToSee}(?: (?:some|one|all|parts?|most|a sample|every word|each)(?: in \\w+)? of)? (pad|pro)\\b`,
  'g',
);

/** What somebody does who wants to know what stands there. */
const studies =
  /^(?:reads?|skims?|sees?|looks? (?:at|into|in on|through|over)|browses? through|checks?|reviews?|examines?|inspects?|go(?:es)? (?:over|through)|picks? through|stud(?:y|ies)|scores?|grades?|rates?|assess(?:es)?|evaluates?|analy[sz]es?|monitors?|observes?|samples?|mines?|opens?|quotes? from|labels?|annotates?|judges?)\b/;

/** “<notes>, which our staff can open” */
const relative = new RegExp(
  `\\b(pad|pro),? (?:which|that) ([^,]{2,60}?) (?:${helper}){0,3}${getsToSee}(?! (?:the|your|an?|what|any|it|pad|pro)\\b)(?![\\w-])`,
);

/** A verb or a time: then it is no longer the subject of a relative clause. */
const predicate = /\b(?:is|are|was|were|will|be|been|before|after|gets?)\b/;

const done =
  'read|seen|opened|collected|kept|stored|saved|logged|recorded|checked|reviewed|examined|inspected|scored|graded|rated|looked at|gone through|handed|forwarded|passed(?: on)?|sent|shown|given|copied|shared|monitored|watched|followed|screened|searched|analy[sz]ed|visible|accessible|available|readable|open';

/** “The notes are … by the raters.” */
const passive =
  /\b(pad|pro)(?: and (?:pad|pro|<[^<> ]{1,60}>|(?:the|your) \w+))?(?:,? (?:too|as well|included),?)?(?:['’]ll be| (?:is|are|will be|gets?|can be|may be|might be))\b(.{1,160})/;

/** Where the scratchpad goes. */
const sent =
  /\b(pad|pro)(?:,? (?:too|as well|included),?)?(?: also| then)? (?:go(?:es)?|end(?:s)? up|reach(?:es)?|travel(?:s)?|sync(?:s)?)(?: (?:straight|on))? ?(?:(?:in)?to|in|with|at)? ?((?:[\w’'.&-]+ ?){1,6})/;

/** What is done with it where it goes. */
const forStudy =
  /\bfor (?:(?:the|an?|our|later|further|closer|their|your) )*(?:analys[ei]s|study|studies|evaluation|review|audit|grading|scoring|rating|training|fine-?tuning|research|inspection|reading|annotation|examination|assessment|checking)\b/;

/** One of several things done to the scratchpad, and for whom. */
const agent = new RegExp(
  `(?:^|\\band|,) (?:(?:also|then|always|both|all|afterwards|later) )*(?:${done})(?: (?!and\\b)[\\w-]+){0,4}? (?:by|to|with|for) ((?:[\\w’'.&-]+ ?){1,6})`,
  'g',
);

/** What only those do who observe. */
const recorded =
  /(?:^|\band|,) (?:(?:also|then|always|both|all|is|are|will be|later|afterwards|automatically|however|in turn) )*(?:logged|recorded|monitored|reviewed|graded|scored|rated|marked|assessed|evaluated|audited|inspected|screened|examined|studied|analy[sz]ed|archived|published|printed|exported|uploaded|collected|sampled|transcribed|mined|quoted|coded|scanned|retained|filed|attached|forwarded|copied|handed in|passed on|(?:kept|stored|saved) (?:for|with|in|on|by|as)|part of (?!the (?:answer|reply|output|response)))\b/;

/** “… never see it, but the raters do” */
const elliptic =
  /(?:^|, )(?:and |though |while )?((?:[\w’'.&-]+ ){1,6})(?:do|does|can|will|has|have)(?:,? however|,? though)?$/;

/** “hidden from everybody except the raters” */
const exception =
  /\b(?:except(?: for)?|apart from|other than|besides|save for|with the exception of|aside from) ([^,]{1,60}?)(?: (?:nobody|no one|no-one|none|they|pad|pro|gets?|who|which)\b.*)?$/;

/** “nobody at the hospital sees it, the safety desk excepted” */
const excepted = /, ([^,]{3,60}) excepted$/;

/** “It isn't hidden from the provider.” */
const notHidden = new RegExp(
  `(?:\\bnot|n['’]t|\\bnever|\\bless) (?:\\w+ )?${kept.source} ((?:[\\w’'.&-]+ ?){1,6})`,
);

/** A clause that goes on with the subject of the one before it. */
const withoutSubject = /^(?:and |but )?(?:is|are|will be|gets|can be|may be)\b/;

/**
 * Whether a clause says that somebody who observes gets to see the scratchpad.
 * @param clause in lower case, with `pad` for each mention of the scratchpad and `pro` for “it”, “they”, “these”
 * @param said what stands before the clause, written the same way
 */
export function tellsReader(clause: string, said: string, lexicon: CueLexicon): boolean {
  const isPad = refersBack(said);
  const words = isPad && withoutSubject.test(clause) ? `pro ${clause}` : clause;
  const isReference = (word: string | undefined): boolean => word === 'pad' || isPad;
  const observes = (phrase: string | undefined): boolean =>
    phrase !== undefined && isObserver(phrase, lexicon);

  const related = relative.exec(words);
  if (related !== null) {
    const [, object, subject = ''] = related;
    const isSubject = !negated.test(subject) && !predicate.test(subject);
    if (isReference(object) && isSubject) return observes(subject) || isSomebody(subject);
  }
  for (const { index, 1: object } of words.matchAll(active)) {
    const lead = words.slice(0, index);
    const isOwn = isReference(object) || refersBack(`${said} ${lead}`);
    if (!isOwn || negated.test(lead) || /\b(?:before|lest)\b/.test(lead)) continue;
    const subject = subjectOf(lead);
    if (observes(subject)) return true;
    if (studies.test(words.slice(index)) && isSomebody(subject)) return true;
  }
  const acted = passive.exec(words);
  const rest = acted?.[2] ?? '';
  if (acted !== null && isReference(acted[1]) && !negated.test(rest)) {
    if (recorded.test(rest)) return true;
    if (Array.from(rest.matchAll(agent)).some(({ 1: phrase }) => observes(phrase))) return true;
  }
  const goes = sent.exec(words);
  if (goes !== null && isReference(goes[1]) && !negated.test(words)) {
    if (observes(goes[2]) || forStudy.test(words.slice(goes.index))) return true;
  }
  const isAbout = words.includes('pad') || isPad;
  if (isAbout && observes(notHidden.exec(words)?.[1])) return true;
  if (isAbout && negated.test(`${said} ${words}`)) {
    const reader =
      elliptic.exec(words)?.[1] ?? exception.exec(words)?.[1] ?? excepted.exec(words)?.[1];
    if (reader === undefined || negated.test(reader)) return false;
    return observes(reader) || isSomebody(reader.replace(/ (?:who|that|which)\b.*/, ''));
  }
  return false;
}

/** Words of a subject looked at. */
const subjectWords = 5;

/** The last words before a verb, without its auxiliaries. */
function subjectOf(lead: string): string {
  const words = lead.trim().split(' ');
  while (helpers.has(words.at(-1) ?? '')) words.pop();
  return words.slice(-subjectWords).join(' ');
}

/** Whether “it” or “they” after a text can only be the scratchpad. */
function refersBack(said: string): boolean {
  const words = said.replace(besideOutput, '').replace(before, '');
  const last = words.lastIndexOf('pad');
  return last >= 0 && words.slice(last).search(output) < 0;
}

/** Programs that handle the scratchpad without anybody reading it; a model or monitor reads. */
const program =
  /\b(?:program|software|script|parser|formatter|tool|gateway|system|app|client|hook|filter|machine|terminal|browser)s?$/;

const person =
  /\b(?:we|us|our|people|humans?|somebody|someone|others|(?:reward|second|other|another|judge|grader|sister) model)\b/;

/** Who gets the output, or takes part in what it is about: that they see the scratchpad is another matter. */
const recipient =
  /\b(?:you|users?|customers?|clients?|guests?|patients?|readers?|players?|opponents?|students?|pupils?|learners?|callers?|visitors?|applicants?|it|they|this|that|these|those|there|which|answer|reply|plan|notes?|text|page|part|section|step|line|one|other|rest)$/;

/** Whether a subject is a person or body that the output is not meant for: “a partner”, “the umpire”. */
function isSomebody(phrase: string): boolean {
  const [last = ''] = phrase.split(/\b(?:who|that|which|and|but|while) /).slice(-1);
  const subject = last.replace(/^only /, '');
  return (
    /^(?:the|an?|our|your|their|one|some|two|three|another|every|each) (?:[\w’'-]+ ?){1,4}$/.test(
      subject,
    ) &&
    !recipient.test(subject) &&
    !program.test(subject)
  );
}

const kinds = new Set(['audience', 'review', 'audit', 'oversight', 'training']);

/** Whether a phrase names somebody who observes: no customer, no program, not the model. */
function isObserver(phrase: string, lexicon: CueLexicon): boolean {
  const words = phrase.trim();
  const [head = ''] = words.split(/\b(?:who|that|which) /);
  if (/\byou\b/.test(head) || program.test(words)) return false;
  return (
    person.test(words) ||
    matchSignals(words, lexicon).some(
      ({ signal: { kind, lean } }) => lean === 'watched' && kinds.has(kind),
    )
  );
}
