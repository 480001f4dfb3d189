/** Agreement of a found span with an annotated one, 0…1. */
export interface SpanScore {
  /** F1 over the words of the two texts, counted as multisets. */
  readonly words: number;
  /** F1 over the characters of the two spans where they overlap in the text. */
  readonly characters: number;
}

/** A tag with its content, or a key with its value. */
const fields = [
  /^(<[\w-]+>)([^<>]+)(<\/[\w-]+>)$/,
  /^([\w-]+\s?=\s?)(.+)()$/,
  /^([\w-]+(?: [\w-]+)*\s?:\s+)(\S+(?: \S+){0,3})()$/,
];

/** A label before words that go on in lower case. */
const labelled =
  /^(?:\[(?=.*\]$))?((?:\[[^\]]+\] )?[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*: )([a-z].*?)\]?$/;

/**
 * The words of a cue that differ by intention: the value of a tag or an assignment, or of a label that both sides
 * have before four words at most; of several fields in brackets what stands from the first value to the last; else what stands after a label before lower case, and after a beginning that is
 * more than half of the shorter side, or half of it before one word; otherwise all of it.
 */
export function intendedWords(cue: string, other: string): string {
  const values = betweenValues(cue, other);
  if (values !== undefined) return values;
  for (const field of fields) {
    const own = field.exec(cue);
    const others = field.exec(other);
    if (own?.[2] !== undefined && own[1] === others?.[1]) return own[2].replace(/^"(.+)"$/, '$1');
  }
  const [own, others] = [labelled.exec(cue), labelled.exec(other)];
  if (own?.[2] !== undefined && others?.[2] !== undefined && own[1] === others[1])
    return intendedWords(own[2], others[2]);
  return cue.includes('\n') ? cue : (afterBeginning(cue.split(' '), other.split(' ')) ?? cue);
}

/** From the first value that differs to the end of the last one, of objects and rows of notes with the same keys. */
function betweenValues(cue: string, other: string): string | undefined {
  const keys = (text: string): string[] => text.match(/[\w-]+(?="?\s?[:=])/g) ?? [];
  if (!/^[{[].*[}\]]$/.test(cue) || keys(cue).length < 2) return undefined;
  if (keys(cue).join() !== keys(other).join()) return undefined;
  let common = 0;
  while (cue[common] === other[common]) common++;
  const start = /^.*[:=]\s?"?/.exec(cue.slice(0, common))?.[0].length;
  return start === undefined ? undefined : cue.slice(start).replace(/"?[}\]]+$/, '');
}

function afterBeginning(words: readonly string[], others: readonly string[]): string | undefined {
  const shortest = Math.min(words.length, others.length);
  let start = 0;
  while (start < shortest && words[start] === others[start]) start++;
  let end = 0;
  while (end < shortest - start - 1 && words.at(-1 - end) === others.at(-1 - end)) end++;
  const isShort = Math.max(words.length, others.length) - start - end <= 1;
  const parts = [words, others].map((list) => list.slice(start).join(' '));
  if (
    start < 4 ||
    start * 2 < shortest ||
    (!isShort && start < 0.6 * shortest && (end > 0 || start * 2 === shortest))
  )
    return undefined;
  if (/[.!?] |[{<=]/.test(`${words.slice(0, start).join(' ')} `)) return undefined;
  if (parts.some((part) => /^(?:not|never|no longer)\b|^$/.test(part))) return undefined;
  const part = words.slice(start, words.length - (isShort ? end : 0)).join(' ');
  return end === 0 && parts.every((text) => text.endsWith('.')) ? part.slice(0, -1) : part;
}

/** Scores a found cue against the annotated text, which must stand in `text` when it is not empty. */
export function scoreCue(
  text: string,
  found: { readonly start: number; readonly end: number } | undefined,
  annotated: string,
): SpanScore {
  const foundText = found === undefined ? '' : text.slice(found.start, found.end);
  if (foundText === '' || annotated === '') {
    const agree = foundText === annotated ? 1 : 0;
    return { words: agree, characters: agree };
  }
  if (found === undefined || !text.includes(annotated)) {
    throw new Error('the annotated cue is not in the text');
  }
  // The text of a tag may stand in its explanation as well.
  let overlap = 0;
  for (let at = text.indexOf(annotated); at >= 0; at = text.indexOf(annotated, at + 1)) {
    const shared = Math.min(found.end, at + annotated.length) - Math.max(found.start, at);
    overlap = Math.max(overlap, shared);
  }
  return {
    words: f1(
      sharedWords(foundText, annotated),
      wordsOf(foundText).length,
      wordsOf(annotated).length,
    ),
    characters: f1(overlap, foundText.length, annotated.length),
  };
}

function f1(shared: number, found: number, annotated: number): number {
  return found + annotated === 0 ? 1 : (2 * shared) / (found + annotated);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sharedWords(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(a)) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsOf(b)) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared;
}
