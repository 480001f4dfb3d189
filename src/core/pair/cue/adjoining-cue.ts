import type { Condition } from '../pair-comparison.js';
import type { BothSides, PairMessages, RawDifference } from '../diff/raw-difference.js';
import { isBridge } from '../words/bridge.js';
import { isOrder } from '../reading/cue-sentence.js';
import { isElement } from '../words/element.js';
import { fieldValues } from '../reading/cue-value.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { textAt } from '../diff/differing-text.js';
import { negation } from '../words/negation.js';
import { contrastsWithOthers, isReferredTo } from './singled-out.js';
import { tellingStems } from '../words/stems.js';
import { touch } from '../regions/regions.js';
import { stateContrast } from '../reading/switch-contrast.js';
import { once } from '../../text/once.js';
import { isFunctionWord, wordsOf as wordsIn } from '../words/tokens.js';
import { wordingKind } from '../words/wording-kind.js';
import { areTaskOrders } from './task-order.js';

const sides = ['monitored', 'unmonitored'] as const;

/**
 * The regions that go with the cue although they say little themselves, those next to it first. Next to a
 * part of the cue goes what is said on one side and denied on the other (“The emails are real.” beside “This
 * is a real environment.”), what is in opposite states, and what both prompts change in the same way at
 * another place; between two parts of it goes what is worded anew. Anywhere goes what repeats a change of words
 * of the cue (“guest” and “member”) or names in each prompt what only its own cue names. Orders and questions
 * never do.
 */
export function companionsOf(
  cue: ReadonlySet<RegionVerdict>,
  verdicts: readonly RegionVerdict[],
  messages: PairMessages,
): { readonly adjoining: readonly RegionVerdict[]; readonly repeating: readonly RegionVerdict[] } {
  const whole = new Set(cue);
  const adjoining: RegionVerdict[] = [];
  const others = verdicts.filter((verdict) => !cue.has(verdict));
  for (const direction of [others, others.toReversed()]) {
    for (const verdict of direction) {
      if (whole.has(verdict)) continue;
      const belongs = isBeside(verdict, whole, messages)
        ? goesOn(verdict, whole, verdicts, messages) || isBetween(verdict, whole, messages)
        : isBetween(verdict, whole, messages);
      if (!belongs || asks(verdict, messages) || areTaskOrders(verdict, messages)) continue;
      whole.add(verdict);
      adjoining.push(verdict);
    }
  }
  const left = others.filter((verdict) => !whole.has(verdict));
  if (left.length === 0) return { adjoining, repeating: [] };
  const changes = changesIn(whole, messages);
  const named = once(() => wordsOfCue(whole, messages));
  return {
    adjoining,
    repeating: left.filter(
      (item) =>
        (repeats(item, changes, directionOf(whole), messages) ||
          item.region.differences.every((difference) =>
            sides.every((side) => isNamed(difference, side, named(), messages)),
          )) &&
        !asks(item, messages),
    ),
  };
}

/** Whether a region that is more than a small edit has a part of the cue before and after it in its paragraph. */
function isBetween(
  { region }: RegionVerdict,
  cue: ReadonlySet<RegionVerdict>,
  messages: PairMessages,
): boolean {
  if (region.isEdit || cue.size < 2) return false;
  const isPart = (order: 1 | -1): boolean =>
    [...cue].some((part) =>
      sides.every((side) => {
        const [first, second] =
          order > 0 ? [part.region[side], region[side]] : [region[side], part.region[side]];
        if (first.message !== second.message || first.end > second.start) return false;
        const text = messages[side][first.message]?.text ?? '';
        return isBridge(text, { start: first.end, end: second.start });
      }),
    );
  return isPart(1) && isPart(-1);
}

/** The words of the cue of each side that the cue of the other side does not have. */
function wordsOfCue(
  cue: ReadonlySet<RegionVerdict>,
  messages: PairMessages,
): BothSides<ReadonlySet<string>> {
  const wordsOfSide = (side: Condition): Set<string> =>
    new Set([...cue].flatMap(({ region }) => keysOf(textAt(region[side], messages[side]))));
  const [left, right] = [wordsOfSide('monitored'), wordsOfSide('unmonitored')];
  return {
    monitored: new Set([...left].filter((word) => !right.has(word))),
    unmonitored: new Set([...right].filter((word) => !left.has(word))),
  };
}

/** Whether the words of one side of a difference are among those by which its cue is told apart. */
function isNamed(
  difference: RawDifference,
  side: Condition,
  named: BothSides<ReadonlySet<string>>,
  messages: PairMessages,
): boolean {
  const words = keysOf(textAt(difference[side], messages[side]));
  return words.length > 0 && words.every((word) => named[side].has(word));
}

/** The words of their own meaning in a text and its codes: the “B” of “line B”. */
function keysOf(text: string): string[] {
  return [...ownWords(text).map(stem), ...(text.match(/\b[A-Z]{1,2}\d{0,2}\b/g) ?? [])];
}

/** 1 where the monitored prompt is the one that says it is observed, -1 where the two are swapped. */
function directionOf(cue: ReadonlySet<RegionVerdict>): 1 | -1 {
  return [...cue].reduce((sum, { contrast }) => sum + contrast, 0) < 0 ? -1 : 1;
}

function asks({ region }: RegionVerdict, messages: PairMessages): boolean {
  return sides.some((side) => {
    const text = textAt(region[side], messages[side]);
    // “Run profile: …” orders nothing.
    return !isElement(text) && isOrder(text);
  });
}

function isBeside(
  { region }: RegionVerdict,
  cue: ReadonlySet<RegionVerdict>,
  messages: PairMessages,
  within?: 'paragraph',
): boolean {
  return [...cue].some((part) => {
    const isBefore = part.region.monitored.start < region.monitored.start;
    const [first, second] = isBefore ? [part.region, region] : [region, part.region];
    if (!touch(first, second, messages)) return false;
    const { message, end } = first.monitored;
    const between = messages.monitored[message]?.text.slice(end, second.monitored.start) ?? '';
    return within === undefined || !between.includes('\n\n');
  });
}

function goesOn(
  verdict: RegionVerdict,
  cue: ReadonlySet<RegionVerdict>,
  verdicts: readonly RegionVerdict[],
  messages: PairMessages,
): boolean {
  const direction = directionOf(cue);
  const isInParagraph = once(() => isBeside(verdict, cue, messages, 'paragraph'));
  const agrees = [...cue].every((part) => part.contrast * verdict.contrast >= 0);
  // A field whose values hint at the same is one more of a list that tells the condition.
  const isLabelled = isField(verdict, messages) || isLabel(verdict, messages);
  if (agrees && verdict.contrast !== 0 && isLabelled) return true;
  if (agrees && isLabelled && namesReach(verdict, messages) && isInParagraph()) return true;
  const changes = once(() =>
    changesIn(
      verdicts.filter((other) => other !== verdict),
      messages,
    ),
  );
  const ofCue = once(() => changesIn(cue, messages));
  const named = once(() => wordsOfCue(cue, messages));
  const texts = [...cue].map(({ region }) => ({
    monitored: textAt(region.monitored, messages.monitored),
    unmonitored: textAt(region.unmonitored, messages.unmonitored),
  }));
  return verdict.region.differences.every((difference) => {
    const [left, right] = wordsOf(difference, messages);
    const isDenied = agrees && negation.test(left) !== negation.test(right);
    // A “no” in a sentence that one side has alone may be about anything.
    if (isDenied && ((left !== '' && right !== '') || sharesWords(left + right, cue, messages)))
      return true;
    const mayBeState =
      agrees && (endsClause(difference, messages) || isPredicate(difference, messages));
    if (mayBeState && isInParagraph() && stateContrast(left, right) * direction > 0) return true;
    if (agrees && contrastsWithOthers(left, right)) return true;
    if (stake.test(left) && stake.test(right) && isInParagraph()) return true;
    // “This conversation comes from the public version. Every conversation there is rated.”
    if (
      agrees &&
      isKind(left) &&
      isKind(right) &&
      isOfThis(difference, messages) &&
      isInParagraph()
    )
      return true;
    if (isReferredTo(difference, texts, messages)) return true;
    // “a trial card” beside “trial guests are …”
    const isNamedHere =
      isOfWords(left, right) && sides.some((side) => isNamed(difference, side, named(), messages));
    if (agrees && isNamedHere && isInParagraph()) return true;
    const change = changeIn(difference, messages);
    if (ofCue().has(change)) return true;
    return (
      isOfWords(left, right) && wordingKind(left, right) === 'wording' && changes().has(change)
    );
  });
}

/** What is real or only played; which of them is the one that counts, the cue beside it tells. */
const stake =
  /^(?:an? |the )?(?:real|live|actual|genuine|rehears(?:al|ed)|drill|exercise|practice|dry[- ]run|mock|simulat(?:ion|ed)|trial|played|invented)$/i;

/** A word that says of what kind something is; a name or number would be a mismatch. */
function isKind(text: string): boolean {
  return /^\p{Ll}[\p{Ll}-]{2,30}$/u.test(text.trim());
}

/** Whether a difference stands in a sentence on this very conversation. */
function isOfThis(difference: RawDifference, messages: PairMessages): boolean {
  return sides.every((side) => {
    const { message, start } = difference[side];
    // Bounded input: at most 120 characters.
    return ofThis.test(
      textAt({ message, start: Math.max(0, start - 120), end: start }, messages[side]),
    );
  });
}

const ofThis =
  /(?:^|[.!?\n]\s{0,3})(?:(?:this|the present) (?:conversation|chat|session|exchange|call|request|message|instance|deployment|run|line|user)|the (?:conversation|request|message|question|task|text) below) [^.!?\n]{0,80}$/i;

/** Whether a text has a longer word that the cue has too. */
function sharesWords(
  text: string,
  cue: ReadonlySet<RegionVerdict>,
  messages: PairMessages,
): boolean {
  const stems = tellingStems(text);
  return [...cue].some(({ region }) =>
    sides.some((side) =>
      [...tellingStems(textAt(region[side], messages[side]))].some((word) => stems.has(word)),
    ),
  );
}

function isField({ region }: RegionVerdict, messages: PairMessages): boolean {
  const left = textAt(region.monitored, messages.monitored);
  const right = textAt(region.unmonitored, messages.unmonitored);
  return fieldValues(left, right) !== undefined;
}

/** Whether a region is a few words that name a state on both sides: “Evaluation mode.” and “Service mode.” */
function isLabel({ region }: RegionVerdict, messages: PairMessages): boolean {
  return sides.every((side) => shortLabel.test(textAt(region[side], messages[side])));
}

/** The key of a field that says who can see something. */
const reachKey =
  /^[\s"'*[(<]{0,3}(?:visibility|access|audience|sharing|recipients?|exposure|privacy|confidentiality|publicity|circulation|distribution|readership)\b/i;

/** Whether a region is such a field with other words on each side; who is named in it is a matter of the body. */
function namesReach({ region }: RegionVerdict, messages: PairMessages): boolean {
  const areWords = region.differences.every(
    (difference) => wordingKind(...wordsOf(difference, messages)) === 'wording',
  );
  return areWords && sides.every((side) => reachKey.test(textAt(region[side], messages[side])));
}

const shortLabel = /^[^\s.!?]+(?: [^\s.!?]+){0,2}\.$/;

/** Whether a difference stands at the end of its clause, as what is said of something does. */
function endsClause({ monitored }: RawDifference, messages: PairMessages): boolean {
  const text = messages.monitored[monitored.message]?.text ?? '';
  return /^(?:$|[\s"')\]}]{0,3}(?:$|[.,;:!?\n]))/.test(
    text.slice(monitored.end, monitored.end + 4),
  );
}

const predicate =
  /(?:\b(?:is|are|was|were|has|have|stays?|remains?|lies|stands?)|['’](?:s|re)) (?:\w+ )?$/i;

/** Whether a difference is what is said of something: “is open to the crew”, “is closed to the crew”. */
function isPredicate({ monitored }: RawDifference, messages: PairMessages): boolean {
  const text = messages.monitored[monitored.message]?.text ?? '';
  // Bounded input: at most 40 characters.
  return predicate.test(text.slice(Math.max(0, monitored.start - 40), monitored.start));
}

/** Whether a change of the cue comes again, with nothing beside it but opposite states. */
function repeats(
  { region }: RegionVerdict,
  changes: ReadonlySet<string>,
  direction: 1 | -1,
  messages: PairMessages,
): boolean {
  const isRepeated = (difference: RawDifference): boolean =>
    isOfWords(...wordsOf(difference, messages)) && changes.has(changeIn(difference, messages));
  return (
    region.differences.some(isRepeated) &&
    region.differences.every(
      (difference) =>
        isRepeated(difference) || stateContrast(...wordsOf(difference, messages)) * direction > 0,
    )
  );
}

function changesIn(verdicts: Iterable<RegionVerdict>, messages: PairMessages): Set<string> {
  return new Set(
    [...verdicts].flatMap(({ region }) =>
      region.differences.map((difference) => changeIn(difference, messages)),
    ),
  );
}

function changeIn(difference: RawDifference, messages: PairMessages): string {
  return withoutSharedPart(...wordsOf(difference, messages))
    .map(keyOf)
    .join('\n');
}

/** Two compounds without the last part that both have: “free-tier” and “paid-tier” change “free” into “paid”. */
function withoutSharedPart(left: string, right: string): [string, string] {
  const part = /-\p{L}+$/u.exec(left.trim())?.[0] ?? '';
  if (part === '' || !right.trim().endsWith(part)) return [left, right];
  return [left.trim().slice(0, -part.length), right.trim().slice(0, -part.length)];
}

/** The words of their own meaning in a text, without the ending of a plural; of a text without any, all. */
function keyOf(text: string): string {
  const own = ownWords(text);
  return own.length > 0 ? own.map(stem).join(' ') : stem(text);
}

/** Whether both sides have a word of its own meaning: “is” and “are” come again by chance. */
function isOfWords(left: string, right: string): boolean {
  return [left, right].every((text) => ownWords(text).length > 0);
}

function ownWords(text: string): string[] {
  return wordsIn(text, { start: 0, end: text.length })
    .map(({ start, end }) => text.slice(start, end).toLowerCase())
    .filter((word) => /\p{L}{3}/u.test(word) && !isFunctionWord(word));
}

function wordsOf(
  { monitored, unmonitored }: RawDifference,
  messages: PairMessages,
): [string, string] {
  return [textAt(monitored, messages.monitored), textAt(unmonitored, messages.unmonitored)];
}

/** A word without the ending of its plural, in lower case. */
function stem(text: string): string {
  return text.trim().toLowerCase().replace(/s$/, '');
}
