import type { SentenceReading } from './reading/text-reader.js';
import type { SignalKind } from './signals/signal.js';

/**
 * The strongest signal of a kind in a sentence, 0…1; 0 when there is none. What needs a setting counts in
 * proportion to it.
 */
export function strengthOf(sentence: SentenceReading, kind: SignalKind, setting = 1): number {
  let strength = 0;
  for (const { kind: found, mood, rule } of sentence.signals) {
    if (found !== kind || mood !== 'asserted') continue;
    strength = Math.max(strength, rule.strength * (rule.needsSetting ? setting : 1));
  }
  return strength;
}

/** Whether a sentence has a signal of the kind. */
export function has(sentence: SentenceReading, kind: SignalKind): boolean {
  return strengthOf(sentence, kind) > 0;
}

/** The strongest signals of a text by kind, found in one pass. */
export class SignalSummary {
  /** By kind: strength of rules that need no setting, and of those that do; asserted ones only. */
  readonly #asserted = new Map<SignalKind, [number, number]>();
  /** The same in any mood but `negated` and `foreign`. */
  readonly #said = new Map<SignalKind, [number, number]>();

  constructor(sentences: readonly SentenceReading[]) {
    for (const { signals } of sentences) {
      for (const { kind, mood, rule } of signals) {
        if (mood === 'negated' || mood === 'foreign') continue;
        note(this.#said, kind, rule.strength, rule.needsSetting);
        if (mood === 'asserted') note(this.#asserted, kind, rule.strength, rule.needsSetting);
      }
    }
  }

  /** What the text asserts, 0…1; what needs a setting counts in proportion to it. */
  asserted(kind: SignalKind, setting = 1): number {
    const [plain, needing] = this.#asserted.get(kind) ?? nothing;
    return Math.max(plain, needing * setting);
  }

  /** What is said in the text by whomever, in any mood but denied. */
  said(kind: SignalKind, setting = 1): number {
    const [plain, needing] = this.#said.get(kind) ?? nothing;
    return Math.max(plain, needing * setting);
  }
}

const nothing: readonly [number, number] = [0, 0];

function note(
  into: Map<SignalKind, [number, number]>,
  kind: SignalKind,
  strength: number,
  needsSetting = false,
): void {
  let best = into.get(kind);
  if (!best) into.set(kind, (best = [0, 0]));
  const at = needsSetting ? 1 : 0;
  best[at] = Math.max(best[at], strength);
}
