import type { SignalKind, SignalRule } from '../signals/signal.js';
import { lexemeTable, Matcher } from './matcher.js';
import { MoodReader, plans, type Mood } from './mood-reader.js';
import type { Tokens } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

export interface Signal {
  readonly kind: SignalKind;
  readonly rule: SignalRule;
  readonly mood: Mood;
  /** Token numbers within the sentence, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Positions of its first and behind its last byte in the view. */
  readonly from: number;
  readonly to: number;
}

/** Reads one sentence: which rules speak, and in which mood. */
export class SentenceReader {
  readonly #matcher: Matcher;
  readonly #rules: readonly SignalRule[];
  readonly #moods: MoodReader;
  readonly #quote: Uint8Array;

  constructor(vocabulary: Vocabulary, rules: readonly SignalRule[]) {
    this.#rules = rules.flatMap((rule) => rule.patterns.map(() => rule));
    this.#matcher = new Matcher(
      vocabulary,
      rules.flatMap(({ patterns, withinClause = false }) =>
        patterns.map((source) => ({ source, withinClause })),
      ),
    );
    this.#moods = new MoodReader(vocabulary);
    this.#quote = lexemeTable(vocabulary, ['QUOTE']);
  }

  /** `quoted`: the sentence begins inside a quotation. */
  read(tokens: Tokens, quoted = false): Signal[] {
    const matches = this.#matcher.match(tokens);
    if (matches.length === 0) return [];
    const signals: Signal[] = [];
    for (const match of matches) {
      const rule = this.#rules[match.pattern];
      if (!rule) continue;
      const mood = this.#moods.mood(tokens, match, rule, quoted);
      const kind = mood === 'negated' ? opposite(rule.kind) : rule.kind;
      const settled = kind !== rule.kind ? 'asserted' : mood;
      const { start, end } = match;
      const from = tokens.starts[start] ?? 0;
      const to = tokens.ends[end - 1] ?? from;
      signals.push({ kind, rule, mood: settled, start, end, from, to });
    }
    const decides = signals.some(({ kind, mood }) => kind === 'comply' && mood === 'asserted');
    return decides ? signals.map(meant) : signals;
  }

  /** Whether a quotation is open behind the sentence. */
  leavesOpen(tokens: Tokens, quoted: boolean): boolean {
    let open = quoted;
    for (let at = 0; at < tokens.count; at++) {
      if (this.#quote[tokens.lexemes[at] ?? 0] === 1) open = !open;
    }
    return open;
  }
}

/** A plan that is weighed in the same sentence as the decision to comply is meant. */
function meant(signal: Signal): Signal {
  const weighed = signal.mood === 'hypothetical' && plans.has(signal.kind);
  return weighed ? { ...signal, mood: 'asserted' } : signal;
}

/** What is said by denying a decision: not complying is refusing. */
function opposite(kind: SignalKind): SignalKind {
  if (kind === 'comply') return 'refuse';
  return kind === 'refuse' ? 'comply' : kind;
}
