import { frequencyOf } from './concept-frequency.js';
import type { Concept } from './lexicon.js';
import { compilePattern } from './pattern.js';
import type { Tokens } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** Where a pattern was found: token numbers, `end` exclusive. */
export interface Match {
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

export interface PatternSource {
  readonly source: string;
  /** Gaps do not reach over a comma, `but`, `because`, `if`. */
  readonly withinClause: boolean;
}

interface CompiledSequence {
  readonly number: number;
  readonly pattern: number;
  readonly atStart: boolean;
  readonly rest: number;
  readonly stops: Uint8Array;
  readonly gaps: readonly number[];
  /** For each step but the rarest, the rarer first, `wordsPerSet` integers: its concepts. */
  readonly needs: Int32Array;
  /** For each step, by lexeme: 1 when it has one of the step's concepts. */
  readonly tables: readonly Uint8Array[];
}

/** Which lexemes have one of the concepts. */
export function lexemeTable(vocabulary: Vocabulary, concepts: readonly Concept[]): Uint8Array {
  return Uint8Array.from(vocabulary.concepts, (set) =>
    set.some((concept) => concepts.includes(concept)) ? 1 : 0,
  );
}

/** Sets of concepts are kept in this many 32-bit integers. */
const wordsPerSet = 5;

/** Patterns compiled against a vocabulary. */
export class Matcher {
  /** By lexeme: the sequences whose rarest step it fits. */
  readonly #byLexeme: readonly (readonly CompiledSequence[])[];
  /** By lexeme, `wordsPerSet` integers: the concepts it has. */
  readonly #sets: Int32Array;
  readonly #present = new Int32Array(wordsPerSet);
  /** Number of the last `match` in which a sequence was tried, so that each is tried once. */
  readonly #tried: Int32Array;
  #round = 0;

  constructor(vocabulary: Vocabulary, patterns: readonly PatternSource[]) {
    const bits = conceptBits(patterns);
    const tables = new Map<string, Uint8Array>();
    const tableOf = (concepts: readonly Concept[]): Uint8Array => {
      const key = concepts.join(' ');
      const table = tables.get(key) ?? lexemeTable(vocabulary, concepts);
      tables.set(key, table);
      return table;
    };
    const breaks = tableOf(['BREAK']);
    const clauseStops = tableOf(['BREAK', 'COMMA', 'BUT', 'BECAUSE', 'IF', 'CONCESSION']);
    const byLexeme: CompiledSequence[][] = vocabulary.concepts.map(() => []);
    let number = 0;
    patterns.forEach(({ source, withinClause }, pattern) => {
      for (const { atStart, rest, steps } of compilePattern(source)) {
        const stepTables = steps.map(({ concepts }) => tableOf(concepts));
        const compiled: CompiledSequence = {
          number: number++,
          pattern,
          atStart,
          rest: rest ?? Infinity,
          stops: withinClause ? clauseStops : breaks,
          gaps: steps.map(({ gap }) => gap),
          tables: stepTables,
          needs: Int32Array.from(rareFirst(steps).flatMap((concepts) => setOf(concepts, bits))),
        };
        rarest(
          steps.map(({ concepts }) => concepts),
          stepTables,
        ).forEach((fits, lexeme) => {
          if (fits === 1) byLexeme[lexeme]?.push(compiled);
        });
      }
    });
    this.#byLexeme = byLexeme;
    this.#sets = Int32Array.from(vocabulary.concepts.flatMap((set) => setOf(set, bits)));
    this.#tried = new Int32Array(number);
  }

  /** The first match of each pattern at each token where it starts. */
  match(tokens: Tokens): Match[] {
    const matches: Match[] = [];
    const { count, lexemes } = tokens;
    const round = ++this.#round;
    this.#collectConcepts(tokens);
    for (let at = 0; at < count; at++) {
      const lexeme = lexemes[at] ?? 0;
      const candidates = this.#byLexeme[lexeme];
      if (lexeme === 0 || candidates === undefined) continue;
      for (const sequence of candidates) {
        if (this.#tried[sequence.number] === round) continue;
        this.#tried[sequence.number] = round;
        if (this.#possible(sequence.needs)) this.#matchSequence(sequence, tokens, matches);
      }
    }
    return matches;
  }

  #collectConcepts({ count, lexemes }: Tokens): void {
    const present = this.#present.fill(0);
    const sets = this.#sets;
    for (let at = 0; at < count; at++) {
      const lexeme = lexemes[at] ?? 0;
      if (lexeme === 0) continue;
      const set = lexeme * wordsPerSet;
      for (let i = 0; i < wordsPerSet; i++) present[i] = (present[i] ?? 0) | (sets[set + i] ?? 0);
    }
  }

  /** Whether every step has at least one of its concepts somewhere in the sentence. The rarest has. */
  #possible(needs: Int32Array): boolean {
    const present = this.#present;
    const p0 = present[0] ?? 0;
    const p1 = present[1] ?? 0;
    const p2 = present[2] ?? 0;
    const p3 = present[3] ?? 0;
    const p4 = present[4] ?? 0;
    for (let i = 0; i < needs.length; i += wordsPerSet) {
      const common =
        ((needs[i] ?? 0) & p0) |
        ((needs[i + 1] ?? 0) & p1) |
        ((needs[i + 2] ?? 0) & p2) |
        ((needs[i + 3] ?? 0) & p3) |
        ((needs[i + 4] ?? 0) & p4);
      if (common === 0) return false;
    }
    return true;
  }

  #matchSequence(sequence: CompiledSequence, tokens: Tokens, matches: Match[]): void {
    const { count, lexemes } = tokens;
    const first = sequence.tables[0];
    const last = sequence.atStart ? 1 : count;
    for (let start = 0; start < last; start++) {
      if (first?.[lexemes[start] ?? 0] !== 1) continue;
      const end = this.#end(sequence, tokens, start);
      if (end > 0 && count - end <= sequence.rest) {
        matches.push({ pattern: sequence.pattern, start, end });
      }
    }
  }

  #end(
    { gaps, tables, stops }: CompiledSequence,
    { count, lexemes }: Tokens,
    start: number,
  ): number {
    let at = start + 1;
    for (let step = 1; step < tables.length; step++) {
      const table = tables[step];
      const limit = Math.min(count, at + (gaps[step] ?? 0) + 1);
      for (; at < limit; at++) {
        const lexeme = lexemes[at] ?? 0;
        if (table?.[lexeme] === 1) break;
        if (stops[lexeme] === 1) return 0;
      }
      if (at >= limit) return 0;
      at++;
    }
    return at;
  }
}

/** A number for each concept that patterns name, for use as a bit. */
function conceptBits(patterns: readonly PatternSource[]): ReadonlyMap<Concept, number> {
  const bits = new Map<Concept, number>();
  for (const { source } of patterns) {
    for (const { steps } of compilePattern(source)) {
      for (const concept of steps.flatMap(({ concepts }) => concepts)) {
        if (!bits.has(concept)) bits.set(concept, bits.size);
      }
    }
  }
  if (bits.size > 32 * wordsPerSet) {
    throw new RangeError(`Patterns name ${bits.size} concepts, more than sets have room for.`);
  }
  return bits;
}

function setOf(concepts: readonly Concept[], bits: ReadonlyMap<Concept, number>): number[] {
  const set = new Array<number>(wordsPerSet).fill(0);
  for (const concept of concepts) {
    const bit = bits.get(concept);
    if (bit !== undefined) set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return set;
}

/** The concepts of the steps but the rarest, the rarer first: what is missing is found out soonest. */
function rareFirst(
  steps: readonly { readonly concepts: readonly Concept[] }[],
): readonly (readonly Concept[])[] {
  return steps
    .map(({ concepts }) => concepts)
    .sort((a, b) => frequencyOf(a) - frequencyOf(b))
    .slice(1);
}

/** The table of the step that is least often met. */
function rarest(steps: readonly (readonly Concept[])[], tables: readonly Uint8Array[]): Uint8Array {
  let best = 0;
  steps.forEach((concepts, step) => {
    if (frequencyOf(concepts) < frequencyOf(steps[best] ?? [])) best = step;
  });
  return tables[best] ?? new Uint8Array(0);
}
