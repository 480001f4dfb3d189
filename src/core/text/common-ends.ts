/**
 * Texts are compared in blocks of so many UTF-16 units, the largest first. Engines compare two strings many
 * bytes at a time, but search at a place (`startsWith`) and read single characters one by one.
 */
const blocks = [4096, 256, 16] as const;

/** How many UTF-16 units two texts share at their start, `most` at most; never half a character. */
export function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  for (const block of blocks) {
    while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  }
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return dividesPair(a, at) || dividesPair(b, at) ? at - 1 : at;
}

/** How many UTF-16 units two texts share at their end, `most` at most; never half a character. */
export function commonEnd(a: string, b: string, most: number): number {
  let count = 0;
  for (const block of blocks) {
    while (count + block <= most && endOf(a, count, block) === endOf(b, count, block)) {
      count += block;
    }
  }
  while (
    count < most &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)
  ) {
    count++;
  }
  const isHalf = dividesPair(a, a.length - count) || dividesPair(b, b.length - count);
  return isHalf ? count - 1 : count;
}

/** Whether a place lies between the two units of one character. */
function dividesPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00;
}

/** So many units before the last `count` ones. */
function endOf(text: string, count: number, block: number): string {
  return text.slice(text.length - count - block, text.length - count);
}
