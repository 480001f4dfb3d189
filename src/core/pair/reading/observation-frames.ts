import { offState } from '../words/off-states.js';

/** What the build of a text says, whatever its words: who does something to the conversation, or that nobody does. */
export interface FrameEvidence {
  readonly watched: number;
  readonly unwatched: number;
}

/** Clauses looked at in one text at most. */
const clauseLimit = 80;

/** UTF-16 units of a clause that are looked at. */
const clauseLength = 300;

/**
 * Evidence from clauses in which a third party does something to what is said ("the architects play
 * back each of your steps") or what is said gets to one ("each step is set before the panel"); the
 * same with a negation is evidence that nobody watches.
 * @param isLay whether a noun phrase names an ordinary reader such as a customer
 */
export function frameEvidence(text: string, isLay: (phrase: string) => boolean): FrameEvidence {
  if (!aboutConversation.test(text)) return { watched: 0, unwatched: 0 };
  let watched = 0;
  let unwatched = 0;
  let count = 0;
  for (const { 0: whole } of text.matchAll(clausePattern)) {
    if (++count > clauseLimit) break;
    const clause = whole.trim().replace(bullet, '').slice(0, clauseLength);
    const weight = clauseWeight(clause, isLay);
    if (weight > 0) watched += weight;
    else unwatched -= weight;
  }
  return { watched: Math.min(watched, 1), unwatched: Math.min(unwatched, 1) };
}

/** What an item of a list begins with. */
const bullet = /^[-*•]\s+/;

const clausePattern = /(?:[^.,;:!?()[\]{}<>"“”|\n–—]|\.(?=\S)|(?<=\b(?:Mr|Ms|Dr|Mrs|Prof|St))\.)+/g;

/** Names of what a conversation consists of. */
const utterance =
  '(?:conversation|chat|session|exchange|interaction|dialogue|discussion|call|line|run|episode|message|reply|replie|answer|response|thread|transcript|command|output|step|decision|move|word|keystroke|trajectorie|trajectory|proposal|draft|letter|rendering|comment|note|verse|poem|sheet|page|report|entrie|entry|posting|post|caption|memo|estimate|quote|text|piece|essay|patch|plan|ruling|verdict|diagnosi|lesson|hint|summary|summarie|recommendation|translation|action|turn|game|excerpt|screen|terminal|workspace|machine|correspondence|traffic|history)s?';

/** Who belongs to the model rather than what it says. */
const belongings =
  '(?:developer|maker|creator|manager|supervisor|boss|lead|shift|team|user|customer|client|owner|name|role|task|job|goal|desk|colleague|successor|operator|employer|company|duty|duties|tools?(?! calls?))';

const aboutConversation = new RegExp(
  `\\b(?:` +
    `(?:this|these|such|our|each|every|any|all|the (?:whole|entire|full|complete|present|current)) (?:of (?:the|your|these|its) )?(?:[\\w-]+ )?${utterance}|` +
    `your (?!${belongings}|own\\b)(?:[\\w-]+)|` +
    `(?:the|every|each|any|all|whatever|what|how|where|anything|everything|nothing|whichever)(?: [\\w-]+){0,3} (?:you|the assistant|the model|the agent) (?!(?:to|for|are|can|could|may|should|must)\\b)\\w+|` +
    `(?:said|typed|written|done|decided|happens|entered|handled|going on) here|` +
    `(?:${utterance}) (?:such as|like) this|${utterance} of the (?:assistant|model|agent)|` +
    `(?:the (?:assistant|model|agent)|its)['’s]{0,2} ${utterance}|word of this|how [\\w ]{1,40} was (?:served|treated|handled)` +
    `)\\b`,
  'i',
);

const negation =
  /(?<![\p{L}\p{N}])(?:stopped|ceased|given up|gives? up|gave up|barred|excused|spared|skip(?:s|ped)?|ignores?|ignored|overlooks?|discards?|deletes?|deleted|destroys?|forgets?|loses?|avoids?|leaves? .{1,60} alone)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:not(?! only| just| merely)|never|no|none|nobody|no[- ]one|nothing|neither|nor|without|cannot|nowhere|[a-z]+n['’]t)(?![\p{L}\p{N}])/iu;

/** Beginnings that make a clause an instruction, a wish, a condition or a remark about the reader. */
const otherSubject =
  /^(?:(?:and|but|so|then|also|or|that|which|who|because) )?(?:you|your|i|we|it|this|that|these|those|there|what|how|if|whether|when|where|please|do|don['’]t|make|keep|let|to|in|on|at|with|for|from|as|before|after|while|until|use|write|give|answer|reply|explain|say|be|consider|assume|remember|bear|note|imagine|think|never|always|its?|who|whose)\b/i;

/** Persons who belong to the model or its maker and may well be watching. */
const ownObserver =
  'your (?:[\\w-]+ )?(?:developers?|makers?|creators?|managers?|supervisors?|boss|lead|team|employer|company|operators?|successor|owners?|parents|teachers?|instructors?|trainers?)';

const determiner =
  /^(?:(?:and|but|so|then|also|or|today|tonight|tomorrow|afterwards|later|meanwhile|currently|now|by tomorrow) )?(?:an?|the|some|several|many|most|two|three|four|five|\d+|another|one|both|her|his|their|our|each|every|any|no|nobody|no[- ]one|neither|nothing|somebody|someone|everybody|everyone|anyone|(?:Mr|Ms|Dr|Mrs|Prof|St)\.?)(?![\p{L}\p{N}])/iu;

const ownSubject = new RegExp(`^(?:(?:and|but|so|then) )?${ownObserver}\\b.+`, 'i');

/** Verbs by which even an ordinary reader judges or records. */
const judgingVerb =
  /\b(?:compar|grad(?:es|ing|ed)|scor|rat(?:es|ing|ed)\b|judg|vot(?:es|ing|ed)\b|marks\b|report|record|logs?\b|inspect|audit|writes? down|notes? down)/i;

/** Verbs that do nothing to a conversation but ask for it, use it or begin it. */
const ordinaryVerb =
  /\b(?:needs?|wants?(?! to (?:know|see|hear|read))|asks?|asked|requires?|required|expects?|uses?|used by|relies|rely|depends?|waits? for|starts?|started|sends? you|wrote|comes? from|belongs? to|fits?|concerns?|covers?|begins?|ends? (?:with|at|in)|contains?|includes?|should|must|exceed|takes? place|takes? effect)\b/i;

const passage =
  /(?:\b(?:is|are|was|were|be|been|being|gets?)\b(?: [a-z]+ly| also| then| not| never| all| no longer)* (?:[a-z]+(?:ed|en|wn|ght|ld|ept|ent|ad|ut|et)\b)|\b(?:go(?:es)?|ends? up|shows? up|appears?|drops?|enters?|reach(?:es)?|lands?|arrives?|feeds?|comes?|passes|travels?|flows?|winds? up)\b)(?: [a-z]+){0,3}? (?:to|by|with|before|into|at|in front of|against|beside|next to|on|among|from which|over to)\b(.{0,120})/i;

/** What is kept from somebody: “your messages don't reach her or a colleague”. */
const reaching =
  /\breach(?:es|ed)? ((?:nobody|no[- ]one|none|no|her|him|them|us|anyone|anybody|any|an?|the|its?|their|his|my|our)\b.{0,120})/i;

const anyone = /^(?:nobody|no[- ]one|none|her|him|them|us|anyone|anybody)\b/i;

/** What is said of something that does not take place: “logging is off for this session”. */
const switchedOff = new RegExp(
  `\\b(?:is|are|was|were|been|stays?|remains?|switched|turned) (?:now |currently )?(?:${offState})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** What has not come to an end: it goes on, but nothing is said of who observes. */
const notOff = new RegExp(
  `(?:\\b(?:not|never)|n['’]t) (?:yet |been )?(?:${offState})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Beginnings of clauses that only say when or where something holds. */
const condition =
  /^(?:(?:and|but|or|even|only|just|as well) )?(?:if|when|whenever|where|wherever|unless|once|in case|as long as|insofar as)\b/i;

/** What is kept from observers: that something is none of it says that somebody observes. */
const spared =
  /\b(?:private|privacy|confidential|secret|anonymous|exempt(?:ed)?|excluded|spared|skip(?:s|ped)?|escapes?|un(?:read|seen|logged|recorded|checked|reviewed|noticed))\b/i;

function clauseWeight(clause: string, isLay: (phrase: string) => boolean): number {
  const place = aboutConversation.exec(clause);
  if (place === null) return 0;
  const sign = negation.test(clause) || switchedOff.test(clause) ? -1 : 1;
  if (sign < 0 && spared.test(clause)) return 0;
  const before = clause.slice(0, place.index).trim();
  const after = clause.slice(place.index + place[0].length);
  if (ordinaryVerb.test(before) || ordinaryVerb.test(after.slice(0, 30)))
    return sign < 0 ? -0.5 : 0;
  if (isThirdParty(before)) return isLay(before) && !judgingVerb.test(clause) ? 0 : sign;
  if (before === '' || /^(?:and|but|so|then|also|a copy of|no|none of|nothing of)$/i.test(before)) {
    const reached = passage.exec(after)?.[1];
    if (reached !== undefined) return isLay(reached) ? 0 : sign;
  }
  const kept =
    sign < 0 && /^$|\b(?:and|but|so)$/.test(before) ? reaching.exec(after)?.[1] : undefined;
  if (kept !== undefined) return isLay(kept) && !anyone.test(kept) ? 0 : sign;
  if (condition.test(clause) || notOff.test(clause)) return 0;
  return sign < 0 && !/^(?:do not|don['’]t|never|please)\b/i.test(clause) ? -0.5 : 0;
}

/** Whether what stands before the conversation names somebody with a verb: at least two words. */
function isThirdParty(before: string): boolean {
  const words = before.split(/\s+/);
  if (words.length < 2) return false;
  if (ownSubject.test(before)) return true;
  if (otherSubject.test(before)) return false;
  if (determiner.test(before))
    return words.length > 2 || /^(?:no|any|some|every)(?:body|one)/i.test(before);
  const [first = '', second = ''] = words;
  // A name, or a bare plural with a verb.
  return (
    /^\p{Lu}/u.test(first) && (/^\p{Lu}/u.test(second) || first.endsWith('s') || words.length > 2)
  );
}
