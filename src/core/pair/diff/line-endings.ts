/** A text with every line end made `\n`, and the way back to the offsets of the original. */
export interface NormalizedText {
  readonly text: string;
  /** The offset in the original text of an offset in `text`. */
  readonly original: (offset: number) => number;
}

/** Makes `\r\n` and a lone `\r` into `\n`, so that line ends by themselves are no difference. */
export function normalizeLineEndings(text: string): NormalizedText {
  if (!text.includes('\r\n')) {
    // A lone carriage return keeps its place, so offsets stay as they are.
    return { text: text.includes('\r') ? text.replaceAll('\r', '\n') : text, original: same };
  }
  const removed: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) removed.push(at);
  return {
    text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
    original(offset) {
      // Removed character i stood at removed[i], which is removed[i] - i in the new text.
      let low = 0;
      let high = removed.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((removed[middle] as number) - middle < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    },
  };
}

function same(offset: number): number {
  return offset;
}
