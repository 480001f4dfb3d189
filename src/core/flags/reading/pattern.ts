import { classes } from './classes.js';
import { lexicon, markConcepts, type Concept } from './lexicon.js';

/** A step of a compiled pattern: at most `gap` tokens are passed over before one with any of `concepts`. */
export interface Step {
  readonly gap: number;
  readonly concepts: readonly Concept[];
}

/** A pattern without alternatives. */
export interface Sequence {
  /** The first step has to be the first token of the sentence. */
  readonly atStart: boolean;
  /** How many tokens of the sentence may follow the last step; undefined for any number. */
  readonly rest: number | undefined;
  readonly steps: readonly Step[];
}

type Part = { readonly gap: number } | Step | readonly (readonly Part[])[];

function conceptsOf(name: string): readonly Concept[] {
  const union = (classes as Readonly<Record<string, readonly Concept[]>>)[name];
  if (union) return union;
  if (!(name in lexicon) && !(markConcepts as readonly string[]).includes(name)) {
    throw new RangeError(`A pattern names the concept ${name}, which the lexicon does not have.`);
  }
  return [name as Concept];
}

/**
 * The sequences a pattern stands for. A pattern is a list of concepts or classes; `~3` lets up to three
 * tokens stand before the next one; `(A B|C)` are alternatives, `(A)?` may be left out, `^` and `$` are the
 * ends of the sentence (`~2 $`: at most two tokens follow). Because each step takes the first token that fits, matching never goes back:
 * time is at most the sum of the gaps for each token of the text.
 */
export function compilePattern(source: string): readonly Sequence[] {
  const atStart = source.startsWith('^');
  const rest = /(?:~(\d+) )?\$$/u.exec(source);
  const symbols = source.replace(/(?:~\d+ )?\$$/u, '').match(/[A-Z]+|~\d+|[()|?]/gu) ?? [];
  let at = 0;

  const sequence = (): readonly Part[] => {
    const parts: Part[] = [];
    for (; at < symbols.length && symbols[at] !== ')' && symbols[at] !== '|'; at++) {
      const symbol = symbols[at] ?? '';
      if (symbol.startsWith('~')) parts.push({ gap: Number(symbol.slice(1)) });
      else if (symbol === '(') parts.push(group());
      else parts.push({ gap: 0, concepts: conceptsOf(symbol) });
    }
    return parts;
  };
  const group = (): readonly (readonly Part[])[] => {
    const alternatives: (readonly Part[])[] = [];
    do {
      at++;
      alternatives.push(sequence());
    } while (symbols[at] === '|');
    if (symbols[at + 1] === '?') {
      at++;
      alternatives.push([]);
    }
    return joinSingle(alternatives);
  };

  return expand(sequence())
    .map(joinGaps)
    .map((steps) => ({ atStart, rest: rest ? Number(rest[1] ?? 0) : undefined, steps }));
}

/** Alternatives of one concept each are one step that takes any of them. */
function joinSingle(alternatives: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  const single: Concept[] = [];
  const others: (readonly Part[])[] = [];
  for (const alternative of alternatives) {
    const [only] = alternative;
    if (alternative.length === 1 && only && 'concepts' in only) single.push(...only.concepts);
    else others.push(alternative);
  }
  return single.length === 0 ? others : [[{ gap: 0, concepts: [...new Set(single)] }], ...others];
}

function expand(parts: readonly Part[]): readonly (readonly Part[])[] {
  return parts.reduce<readonly (readonly Part[])[]>(
    (sequences, part) => {
      const tails = Array.isArray(part)
        ? (part as readonly (readonly Part[])[]).flatMap(expand)
        : [[part]];
      return sequences.flatMap((sequence) => tails.map((tail) => [...sequence, ...tail]));
    },
    [[]],
  );
}

function joinGaps(parts: readonly Part[]): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of parts) {
    if ('concepts' in part) {
      steps.push({ gap, concepts: part.concepts });
      gap = 0;
    } else if ('gap' in part) gap += part.gap;
  }
  return steps;
}
