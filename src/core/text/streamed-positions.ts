import type { Position, Positions } from './line-table.js';

/**
 * Lines and characters of some offsets of a text that is too long to be held, as a `LineTable` of it
 * would give them; other offsets have the position of the last one before them. Rejects with what the
 * pieces reject with.
 */
export async function streamedPositions(
  pieces: AsyncIterable<string>,
  offsets: Iterable<number>,
): Promise<Positions> {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found: { readonly offset: number; readonly position: Position }[] = [];
  let next = wanted[0] ?? Infinity;
  let at = 0;
  let line = 0;
  let lineStart = 0;
  let afterReturn = false;
  const take = (): void => {
    while (next <= at) {
      found.push({ offset: next, position: { line, character: at - lineStart } });
      next = wanted[found.length] ?? Infinity;
    }
  };
  for await (const piece of pieces) {
    for (let index = 0; index < piece.length; index++, at++) {
      const code = piece.charCodeAt(index);
      // A lone carriage return ends a line as well, which only the character after it tells.
      if (afterReturn && code !== 10) {
        line++;
        lineStart = at;
      }
      if (next <= at) take();
      if (code === 10) {
        line++;
        lineStart = at + 1;
      }
      afterReturn = code === 13;
    }
  }
  if (afterReturn) {
    line++;
    lineStart = at;
  }
  const end = { line, character: at - lineStart };
  for (const offset of wanted.slice(found.length)) found.push({ offset, position: end });
  return {
    positionAt: (offset) =>
      found.findLast((each) => each.offset <= offset)?.position ?? { line: 0, character: 0 },
  };
}
