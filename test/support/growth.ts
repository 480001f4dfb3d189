/** Lengths of the shorter and the longer text, in UTF-16 units. */
const short = 8192;
const long = 8 * short;

/** Milliseconds below which a measurement says nothing about growth. */
const noise = 8;

/** How much longer eight times the text may take on a busy machine; with quadratic growth it is 64 times. */
const mostGrowth = 28;

/**
 * Looks for a text on which an expression takes more than linear time: many repetitions of what the
 * expression itself speaks of, each with an end that does not match. Undefined when there is none.
 */
export function superlinearText({
  source,
  flags,
}: {
  readonly source: string;
  readonly flags: string;
}): string | undefined {
  const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  return pumpsOf(source).find((pump) => {
    const took = (length: number): number =>
      timeOf(expression, pump.repeat(Math.ceil(length / pump.length)) + '\0');
    for (let attempt = 0; attempt < 4; attempt++) {
      const later = took(long);
      if (later <= noise || later <= mostGrowth * Math.max(noise / 8, took(short))) return false;
    }
    return true;
  });
}

/** Milliseconds for finding all matches, at best: on a busy machine most runs take longer. */
function timeOf(expression: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    let found = 0;
    for (const match of text.matchAll(expression)) found += match[0].length;
    if (found > text.length) throw new Error('matches overlap');
    best = Math.min(best, performance.now() - start);
    // Clearly fast, or so slow that no busy machine explains it.
    if (best <= noise || best > 400) break;
  }
  return best;
}

/** What to repeat: single characters of every class, the words of the expression, and words with what may follow. */
function pumpsOf(source: string): string[] {
  const words = [...new Set(source.match(/[A-Za-z]{2,}/g) ?? [])].filter(
    (word) => !/^(?:Lu|Ll|Cf|u|p)$/.test(word),
  );
  const characters = ['“', '’', 'é', ...'aA1_-.,:;!?*#<>[]{}()/\\"\'| \t\n'.split('')];
  return [
    ...characters,
    ...characters.map((character) => `a${character}`),
    ...characters.map((character) => ` ${character}`),
    ...words.flatMap((word) => [word, `${word} `, `${word} a `, `${word}\n`, `a ${word} b. `]),
    `${words.join(' ')} `,
    `${words.slice(0, 3).join(' ')} `,
  ];
}
