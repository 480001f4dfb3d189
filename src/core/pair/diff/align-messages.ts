import { collapse } from '../words/tokens.js';

/** What the alignment looks at in a message. */
export interface AlignableMessage {
  readonly role: string;
  readonly text: string;
}

/** Indexes into the messages of the two prompts; -1 where one of them has no such message. */
export interface MessagePair {
  readonly monitored: number;
  readonly unmonitored: number;
}

/** Above this many messages only those that are equal at both ends are matched freely. */
const freeLimit = 120;

/**
 * Which message of one prompt corresponds to which of the other, in order: one by one where the
 * roles agree, otherwise so that as much text as possible stays matched.
 */
export function alignMessages(
  monitored: readonly AlignableMessage[],
  unmonitored: readonly AlignableMessage[],
): readonly MessagePair[] {
  const sameRoles =
    monitored.length === unmonitored.length &&
    monitored.every((message, index) => message.role === unmonitored[index]?.role);
  if (sameRoles && !isReordered(monitored, unmonitored)) {
    return monitored.map((_, index) => ({ monitored: index, unmonitored: index }));
  }
  let head = 0;
  while (same(monitored[head], unmonitored[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(monitored.length, unmonitored.length) - head &&
    same(monitored.at(-1 - tail), unmonitored.at(-1 - tail))
  ) {
    tail++;
  }
  const pairs: MessagePair[] = [];
  for (let i = 0; i < head; i++) pairs.push({ monitored: i, unmonitored: i });
  const middle = alignMiddle(
    monitored.slice(head, monitored.length - tail),
    unmonitored.slice(head, unmonitored.length - tail),
  );
  for (const pair of middle) {
    pairs.push({
      monitored: pair.monitored < 0 ? -1 : pair.monitored + head,
      unmonitored: pair.unmonitored < 0 ? -1 : pair.unmonitored + head,
    });
  }
  for (let i = tail; i > 0; i--) {
    pairs.push({ monitored: monitored.length - i, unmonitored: unmonitored.length - i });
  }
  return pairs;
}

function same(a: AlignableMessage | undefined, b: AlignableMessage | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.role === b.role && a.text === b.text;
}

/** Whether some message stands, word for word, at another place of the other prompt. */
function isReordered(a: readonly AlignableMessage[], b: readonly AlignableMessage[]): boolean {
  const differing = a.flatMap(({ text }, index) => (text === b[index]?.text ? [] : [index]));
  if (differing.length < 2) return false;
  const moved = new Set(differing.map((index) => a[index]?.text));
  return differing.some((index) => {
    const text = b[index]?.text ?? '';
    return text.trim() !== '' && moved.has(text);
  });
}

function alignMiddle(
  a: readonly AlignableMessage[],
  b: readonly AlignableMessage[],
): readonly MessagePair[] {
  if (a.length > freeLimit || b.length > freeLimit) return alignByIndex(a.length, b.length);
  const profilesA = a.map(profile);
  const profilesB = b.map(profile);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const score = (i: number, j: number): number => likeness(a[i], b[j], profilesA[i], profilesB[j]);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] as number,
        best[i * width + j + 1] as number,
        (best[(i + 1) * width + j + 1] as number) + score(i, j),
      );
    }
  }
  const pairs: MessagePair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const here = best[i * width + j] as number;
    const matched = (best[(i + 1) * width + j + 1] as number) + score(i, j);
    if (score(i, j) > 0 && here === matched) pairs.push({ monitored: i++, unmonitored: j++ });
    else if (here === best[(i + 1) * width + j]) pairs.push({ monitored: i++, unmonitored: -1 });
    else pairs.push({ monitored: -1, unmonitored: j++ });
  }
  while (i < a.length) pairs.push({ monitored: i++, unmonitored: -1 });
  while (j < b.length) pairs.push({ monitored: -1, unmonitored: j++ });
  return pairs;
}

function alignByIndex(a: number, b: number): readonly MessagePair[] {
  return Array.from({ length: Math.max(a, b) }, (_, index) => ({
    monitored: index < a ? index : -1,
    unmonitored: index < b ? index : -1,
  }));
}

/** The distinct words of the beginning of a message. */
function profile(message: AlignableMessage): ReadonlySet<string> {
  return new Set(collapse(message.text.slice(0, 3000)).toLowerCase().split(' '));
}

/** 0 when the two cannot correspond, more the more they have in common; at most 4. */
function likeness(
  a: AlignableMessage | undefined,
  b: AlignableMessage | undefined,
  wordsA: ReadonlySet<string> | undefined,
  wordsB: ReadonlySet<string> | undefined,
): number {
  if (!a || !b || !wordsA || !wordsB) return 0;
  const sameRole = a.role === b.role;
  if (a.text === b.text) return sameRole ? 4 : 3;
  let shared = 0;
  for (const word of wordsA) if (wordsB.has(word)) shared++;
  const overlap = shared / Math.max(1, Math.min(wordsA.size, wordsB.size));
  if (sameRole) return 0.5 + overlap * 2;
  return overlap > 0.8 ? overlap * 2 : 0;
}
