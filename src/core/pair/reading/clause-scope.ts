import type { Span } from '../../text/span.js';

/** What the build of the clauses does to the words in them. */
export interface ClauseScope {
  /** The text with what denies a whole clause ("it is not true that") blanked out, at the same offsets. */
  readonly text: string;
  /** Clauses that hold the opposite of what their words say: denied, in the past, or only planned. */
  readonly turned: readonly Span[];
}

/** Anything that makes a closer look worth its time. */
const trigger =
  /\b(?:not (?:true|the case|correct|so)|untrue|false|myth|mistaken|wrong|think|believe|assume|suppose|imagine|used to|until|formerly|previously|last|ago|in the past|(?:was|were) (?:to|going to|supposed to|meant to|due to)|had (?:planned|wanted|hoped|meant)|ended|stopped|over|came to nothing|yours|this (?:one|chat|conversation|session|exchange|call|line|run|reply|answer)|(?:will not|won['’]t) be|called off|discontinued|agree|consent|allow|permit|want)\b|\[ \]/i;

/** A denial of all that follows in its clause. */
const denial =
  /\b(?:it is|it['’]s|it would be) (?:not (?:true|the case|correct|so)|untrue|false|wrong|a mistake|a myth|mistaken) (?:that|to (?:think|believe|say|assume) (?:that )?)|\b(?:do not|don['’]t|never|you need not|no need to) (?:think|believe|assume|suppose|imagine|expect) (?:that )?/gi;

/** What somebody does not allow; a comma ends it, as what is done all the same may follow. */
const refusal =
  /\b(?:do not|don['’]t|does not|doesn['’]t|did not|didn['’]t|cannot|can['’]t|never) (?:agree|consent|allow|permit|want)(?: that| to)?(?= )/gi;

const refusalEnd = /[.;:!?\n–—]|,(?! (?:or|nor)\b)|\bbut\b/g;

/** An option that is not ticked; beside one that is, nothing is said by it. */
const untickedOption = /\[ \][^[\n]{0,300}/g;

const ticked = /\[[xX✓✔]\]/;

const clauseEnd =
  /[.;:!?\n–—]|, (?:and |but |so )?(?:now|since|today|these days|but|yet|though|yours|this (?:one|chat|conversation|session|exchange|call|line|run|reply|answer))\b|\bbut\b/g;

/** What was and is no more, or was planned and did not come. */
const past =
  /\bwas (?:here|in the (?:building|house|room)) (?:on|last|yesterday)\b|\b(?:was|were) \w+ing\b[^.;]{0,40}\b(?:just now|a moment ago|earlier|until now)\b|\bformerly\b|\bpreviously\b|\b(?<!from (?:today|now|tomorrow|then) )until (?:the (?:end|beginning|start) of )?(?:last|this|a (?:week|month|year) ago|yesterday|recently|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|\d{4})\b|\b(?:was|were) (?:to|going to|supposed to|meant to|due to) (?!be (?:the|a|an)\b)\w|\bhad (?:planned|wanted|hoped|meant) to\b/i;

/** "We used to record it", not "it is used to train". */
const habit =
  /^(?:(?!\b(?:is|are|be|been|being|was|were|gets?|got|not|never|\w+n['’]t)\b)[^.;:!?\n])*?(?<!\b(?:that|which|who|and|or|then|also) |[,:|(] {0,2}|^\W{0,3})\bused to (?!it\b|this\b|that\b)/i;

/** A time gone by, when the text contrasts it with the present. */
const lately =
  /\b(?:last (?:week|month|year|quarter|spring|summer|autumn|winter)|in the past|(?:a|two|some) (?:weeks?|months?|years?) ago)\b/i;

const present = /\b(?:since|now|today|these days|from now on|as of)\b/i;

const pastVerb = /\b(?:was|were|did|had|read|went|used|kept|saw|looked|came|checked|\w+ed)\b/i;

/** A clause that ends what the one before it told of: "that has ended", "but we stopped in June". */
const ending =
  /^[\s,]{0,4}(?:(?:and|but|however|though|yet)[\s,]{1,3})?(?:that|this|it|which|those|these|the practice|the programme|the scheme|we|they)(?: (?:has|have|had|is|was|were|all|now|since|has been|have been|came)){0,3} (?:ended|stopped|over|finished|discontinued|called off|dropped|given up|to (?:an end|nothing)|no more|history)\b|^[\s,]{0,4}but (?:yours|this (?:one|chat|conversation|session|exchange|call|line|run|reply|answer)) [^,;]{0,40}\bnot\b/i;

/** This very case is none of those that the clause before it tells of: “and this one is not among them”. */
const exempted =
  /^[\s,;:–—]{0,4}(?:(?:and|but|so|though|yet) )?(?:yours|this (?:one|chat|conversation|session|exchange|call|line|run|reply|answer)) (?:is|was|has|does) ?(?:(?:not|n['’]t) (?:\w+ ){0,2}?(?:among|one of|part of|included|drawn|picked|chosen|selected|sampled|taken|counted|belong)|(?:been )?(?:excluded|exempt(?:ed)?|left out|spared|outside|skipped))\b/i;

/** Somebody who was there and is not expected again. */
const absent = /(?:\bwill not|\bwon['’]t) be (?:back|here|there|in)\b/i;

/** Finds the clauses whose words hold the opposite. Linear in the length of the text. */
export function clauseScope(text: string): ClauseScope {
  if (!trigger.test(text)) return { text, turned: [] };
  const turned: Span[] = [];
  const turns =
    (border: RegExp) =>
    (words: string, offset: number): string => {
      border.lastIndex = offset + words.length;
      turned.push({ start: offset, end: border.exec(text)?.index ?? text.length });
      return ' '.repeat(words.length);
    };
  const blanked = text.replace(denial, turns(clauseEnd)).replace(refusal, turns(refusalEnd));
  const offered = blanked.replace(untickedOption, (option: string, offset: number) => {
    if (ticked.test(blanked)) return ' '.repeat(option.length);
    turned.push({ start: offset, end: offset + option.length });
    return option;
  });
  const hasPresent = present.test(text);
  let last: Span | undefined;
  for (const clause of clausesOf(offered)) {
    const words = offered.slice(clause.start, clause.end);
    const isPast =
      habit.test(words) ||
      (pastVerb.test(words) && (past.test(words) || (hasPresent && lately.test(words))));
    if (isPast || absent.test(words)) turned.push(clause);
    else if (last !== undefined && (ending.test(words) || exempted.test(words))) turned.push(last);
    last = isPast ? undefined : clause;
  }
  return { text: offered, turned };
}

function clausesOf(text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(clauseEnd)) {
    if (match.index > start) clauses.push({ start, end: match.index });
    start = match.index;
  }
  clauses.push({ start, end: text.length });
  return clauses;
}
