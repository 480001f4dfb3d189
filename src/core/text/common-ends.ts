/** Texts are compared in blocks of this many UTF-16 units first, which is quicker than unit by unit. */
const block = 256;

/** How many UTF-16 units two texts share at their start, `most` at most. */
export function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + block <= most && a.startsWith(b.slice(at, at + block), at)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many UTF-16 units two texts share at their end, `most` at most. */
export function commonEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (
    count + block <= most &&
    a.startsWith(b.slice(b.length - count - block, b.length - count), a.length - count - block)
  ) {
    count += block;
  }
  while (
    count < most &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)
  ) {
    count++;
  }
  return count;
}
