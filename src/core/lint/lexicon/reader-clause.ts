import type { CueLexicon } from '../../pair/cue-lexicon.js';
import { matchSignals } from '../../pair/cue-lexicon.js';

const negated =
  /\b(?:not|never|no|none|nobody|no[- ]one|nothing|neither|nor|cannot|without|hidden from)\b|n['’]t\b/;

/** What the model writes for others, which “it” may be as well. */
const output =
  /<\w|\b(?:repl(?:y|ies)|answers?|responses?|output|messages?|letters?|reports?|summary|email)\b/;

const before = /\bbefore [^,;.]*/g;

const helpers = new Set(
  'can will do does also always then later afterwards now still regularly each all both have has had'.split(
    ' ',
  ),
);

const helper = `(?:${[...helpers].join('|')}) `;

const getsToSee =
  '(?:reads?|sees?|opens?|gets?|receives?|look(?:s|ed)? (?:at|into|through|over)|a look (?:at|into)|checks?|reviews?|collects?|keeps?|examines?|inspects?|go(?:es)? (?:over|through)|stud(?:y|ies)|scores?|grades?|views?|monitors?|searches|scans?|access to|access(?:es)?|(?:is|are) (?:given|shown|sent|handed))';

/** “The raters read the notes.” */
const active = new RegExp(`(?<![\\w-])${getsToSee} (pad|pro)\\b`, 'g');

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
  /\b(pad|pro)(?: and (?:pad|pro|<[^<> ]{1,60}>|(?:the|your) \w+))?(?:,? (?:too|as well|included),?)?(?:['’]ll be| (?:is|are|will be|gets?))\b(.{1,160})/;

/** Where the scratchpad goes. */
const sent =
  /\b(pad|pro)(?:,? (?:too|as well|included),?)? go(?:es)? (?:straight )?(?:in)?to ((?:[\w’'.&-]+ ?){1,6})/;

/** One of several things done to the scratchpad, and for whom. */
const agent = new RegExp(
  `(?:^|\\band|,) (?:(?:also|then|always|both|all|afterwards|later) )*(?:${done})(?: (?!and\\b)[\\w-]+){0,4}? (?:by|to|with|for) ((?:[\\w’'.&-]+ ?){1,6})`,
  'g',
);

/** What only those do who observe. */
const recorded =
  /(?:^|\band) (?:(?:also|then|always|both|all|is|are|will be) )*(?:logged|recorded|monitored|reviewed|graded|scored|audited|inspected|screened)\b/;

/** “… never see it, but the raters do” */
const elliptic = /(?:^|, )(?:and )?((?:[\w’'.&-]+ ){1,6})(?:do|does|can|will)$/;

/** “hidden from everybody except the raters” */
const exception = /\b(?:except(?: for)?|apart from|other than) ([^,]{1,60})$/;

/** A clause that goes on with the subject of the one before it. */
const withoutSubject = /^(?:and )?(?:is|are|will be|gets)\b/;

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
    if (isReference(object) && isSubject) return observes(subject);
  }
  for (const { index, 1: object } of words.matchAll(active)) {
    const lead = words.slice(0, index);
    const isOwn = isReference(object) || refersBack(`${said} ${lead}`);
    if (!isOwn || negated.test(lead) || /\b(?:before|lest)\b/.test(lead)) continue;
    if (observes(subjectOf(lead))) return true;
  }
  const acted = passive.exec(words);
  const rest = acted?.[2] ?? '';
  if (acted !== null && isReference(acted[1]) && !negated.test(rest)) {
    if (recorded.test(rest)) return true;
    if (Array.from(rest.matchAll(agent)).some(({ 1: phrase }) => observes(phrase))) return true;
  }
  const goes = sent.exec(words);
  if (goes !== null && isReference(goes[1]) && observes(goes[2])) return true;
  const isAbout = words.includes('pad') || isPad;
  if (isAbout && negated.test(`${said} ${words}`)) {
    const reader = elliptic.exec(words)?.[1] ?? exception.exec(words)?.[1];
    return !negated.test(reader ?? '') && observes(reader);
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
  const words = said.replace(before, '');
  const last = words.lastIndexOf('pad');
  return last >= 0 && words.slice(last).search(output) < 0;
}

/** Programs that handle the scratchpad without anybody reading it; a model or monitor reads. */
const program =
  /\b(?:program|software|script|parser|formatter|tool|gateway|system|app|client|hook|filter|machine|terminal|browser)s?$/;

const person =
  /\b(?:we|us|our|people|humans?|somebody|someone|others|(?:reward|second|other|another|judge|grader) model)\b/;

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
