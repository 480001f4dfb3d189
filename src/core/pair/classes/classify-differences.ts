import type {
  BothSides,
  MessageSpan,
  PairMessages,
  RawDifference,
} from '../diff/raw-difference.js';
import type { Span } from '../../text/span.js';
import { contains, isEmpty } from '../../text/span.js';
import type { CueSearch } from '../cue/find-cue.js';
import { isDeclared } from './manipulation.js';
import { extraSpace } from './extra-space.js';
import type { DifferenceKind } from '../pair-comparison.js';
import type { RegionVerdict } from '../regions/region-verdict.js';
import { isSlip } from './slip.js';
import { isTornSentence } from './torn-sentence.js';
import { textAt } from '../diff/differing-text.js';
import { wordingKind } from '../words/wording-kind.js';

/** A difference with what it is; one that holds both cue and body comes in its parts. */
export interface ClassifiedDifference {
  readonly monitored: MessageSpan;
  readonly unmonitored: MessageSpan;
  readonly kind: DifferenceKind;
  readonly isDeclared: boolean;
}

/** Says of each difference whether it is cue, declared, or what else it is. */
export function classifyDifferences(
  differences: readonly RawDifference[],
  search: CueSearch,
  declared: readonly string[],
  messages: PairMessages,
): ClassifiedDifference[] {
  const verdicts = new Map<RawDifference, RegionVerdict>();
  for (const verdict of search.manipulation) {
    for (const difference of verdict.region.differences) verdicts.set(difference, verdict);
  }
  const [main] = search.manipulation;
  return differences.flatMap((difference): ClassifiedDifference[] => {
    if (difference.kind !== 'text') {
      const kind = isWithinCue(difference, search) ? 'cue' : difference.kind;
      return [{ ...difference, kind, isDeclared: false }];
    }
    const verdict = verdicts.get(difference);
    const isMeant = isDeclared(difference, declared, messages);
    if (verdict === undefined) {
      const kind = isMeant ? 'declared' : kindOf(difference, messages);
      return [{ ...difference, kind, isDeclared: isMeant }];
    }
    const isEdit =
      isSlip(...textsOf(difference, messages)) ||
      ((verdict !== main || verdict.region.differences.length > 1) &&
        isTornSentence(difference, messages));
    if (!isMeant && isEdit) {
      return [{ ...difference, kind: kindOf(difference, messages), isDeclared: false }];
    }
    const { body, cue } = verdict.core;
    if (isMeant || body.monitored.length + body.unmonitored.length === 0) {
      const parts = extraSpace(difference, messages);
      if (parts === undefined) return [{ ...difference, kind: 'cue', isDeclared: isMeant }];
      return [
        { ...parts.space, kind: 'whitespace', isDeclared: false },
        { ...parts.rest, kind: 'cue', isDeclared: isMeant },
      ];
    }
    return partsOf(difference, cue, messages).map((part) => ({ ...part, isDeclared: false }));
  });
}

/** Whether words that stand at another place of the other prompt are in the cue here and there. */
function isWithinCue(difference: RawDifference, { cue }: CueSearch): boolean {
  return (['monitored', 'unmonitored'] as const).every((side) => {
    const own = cue[side]?.span;
    return own?.message === difference[side].message && contains(own, difference[side]);
  });
}

/** What stands before, in and after the cue, as far as there is anything. */
function partsOf(
  { monitored, unmonitored }: RawDifference,
  cue: BothSides<MessageSpan>,
  messages: PairMessages,
): Omit<ClassifiedDifference, 'isDeclared'>[] {
  const left = cutAt(monitored, cue.monitored);
  const right = cutAt(unmonitored, cue.unmonitored);
  return [0, 1, 2].flatMap((part): Omit<ClassifiedDifference, 'isDeclared'>[] => {
    const spans = {
      monitored: { message: monitored.message, ...(left[part] ?? monitored) },
      unmonitored: { message: unmonitored.message, ...(right[part] ?? unmonitored) },
    };
    if (isEmpty(spans.monitored) && isEmpty(spans.unmonitored)) return [];
    const texts = {
      monitored: textAt(spans.monitored, messages.monitored),
      unmonitored: textAt(spans.unmonitored, messages.unmonitored),
    };
    const isSpace = (texts.monitored + texts.unmonitored).trim() === '';
    // Space at the border of the cue goes with it.
    if (part === 1 || isSpace) return [{ ...spans, kind: 'cue' }];
    if (texts.monitored === texts.unmonitored) return [];
    return [{ ...spans, kind: wordingKind(texts.monitored, texts.unmonitored) }];
  });
}

function cutAt(span: Span, cue: Span): [Span, Span, Span] {
  const start = Math.min(Math.max(cue.start, span.start), span.end);
  const end = Math.min(Math.max(cue.end, start), span.end);
  return [
    { start: span.start, end: start },
    { start, end },
    { start: end, end: span.end },
  ];
}

function kindOf(difference: RawDifference, messages: PairMessages): DifferenceKind {
  return wordingKind(...textsOf(difference, messages));
}

function textsOf(
  { monitored, unmonitored }: RawDifference,
  messages: PairMessages,
): [string, string] {
  return [textAt(monitored, messages.monitored), textAt(unmonitored, messages.unmonitored)];
}
