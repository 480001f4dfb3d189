import type { Span } from '../text/span.js';
import { visibleText, type VisibleText } from './visible-text.js';

/** A text put into a document that is shown. */
export interface PlacedText {
  /** Where it stands in the document. */
  readonly span: Span;
  /** The document's span of a span of the original text. */
  place(original: Span): Span;
}

/** Builds the text of a read-only document line by line; its lines end with a line feed alone. */
export class DocumentBuilder {
  readonly #parts: string[] = [];
  #length = 0;
  #lines = 0;

  /** Lines that are complete. */
  get lines(): number {
    return this.#lines;
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** UTF-16 units so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds lines of our own. */
  line(text = ''): Span {
    const start = this.#length;
    this.#add(`${text}\n`);
    return { start, end: start + text.length };
  }

  /** Adds a text of a sample, made harmless, and ends its last line. */
  sample(original: string): PlacedText {
    const visible: VisibleText = visibleText(original);
    const start = this.#length;
    const end = start + visible.text.length;
    this.#add(visible.text.endsWith('\n') ? visible.text : `${visible.text}\n`);
    return {
      span: { start, end },
      place: (span) => ({
        start: start + visible.offset(span.start),
        end: start + visible.offset(span.end),
      }),
    };
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lines++;
  }
}
