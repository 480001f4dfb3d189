/** Some whole lines of a text, and where in it they begin. */
export interface RecordBlock {
  readonly text: string;
  /** UTF-16 offset in the whole text. */
  readonly start: number;
}

/**
 * Pieces of a text cut anew so that each block ends with a line.
 * @param isCsv line ends inside quotes end no record
 */
export async function* wholeRecords(
  pieces: AsyncIterable<string>,
  isCsv: boolean,
): AsyncGenerator<RecordBlock> {
  let start = 0;
  let inQuotes = false;
  /** Pieces since the last cut; joined only when there is a record to give. */
  let waiting: string[] = [];
  for await (const piece of pieces) {
    let cut = -1;
    if (isCsv) {
      for (let at = 0; at < piece.length; at++) {
        const code = piece.charCodeAt(at);
        if (code === 0x22) inQuotes = !inQuotes;
        else if (code === 0x0a && !inQuotes) cut = at;
      }
    } else cut = piece.lastIndexOf('\n');
    if (cut < 0) {
      waiting.push(piece);
      continue;
    }
    const text = waiting.join('') + piece.slice(0, cut + 1);
    yield { text, start };
    start += text.length;
    waiting = [piece.slice(cut + 1)];
  }
  const rest = waiting.join('');
  if (rest !== '') yield { text: rest, start };
}
