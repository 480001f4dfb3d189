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
  const quotes = new QuoteState();
  /** Pieces since the last cut; joined only when there is a record to give. */
  let waiting: string[] = [];
  for await (const piece of pieces) {
    let cut = -1;
    if (isCsv) {
      for (let at = 0; at < piece.length; at++) {
        const code = piece.charCodeAt(at);
        quotes.read(code);
        if (code === 0x0a && !quotes.isQuoted) cut = at;
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

/** Where in a field of a CSV file one is: a quote opens a field only where the field begins. */
class QuoteState {
  #state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin';
  #isFirst = true;

  get isQuoted(): boolean {
    return this.#state === 'quoted';
  }

  read(code: number): void {
    const isByteOrderMark = this.#isFirst && code === 0xfeff;
    this.#isFirst = false;
    if (isByteOrderMark) return;
    const isQuote = code === 0x22;
    if (this.#state === 'quoted') {
      if (isQuote) this.#state = 'closed';
    } else if (isQuote && (this.#state === 'begin' || this.#state === 'closed')) {
      // Behind a closing quote it is the second of a doubled one.
      this.#state = 'quoted';
    } else if (code === 0x2c || code === 0x0a || code === 0x0d) {
      this.#state = 'begin';
    } else {
      this.#state = 'plain';
    }
  }
}
