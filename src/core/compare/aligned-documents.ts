import type { Flag } from '../flags/flag.js';
import type { ReasoningKind } from '../response/sample-record.js';
import type { Span } from '../text/span.js';
import { DocumentBuilder, type PlacedText } from './document-builder.js';
import type {
  ComparedSection,
  PartOfSample,
  SampleComparison,
  SectionText,
  Side,
} from './sample-comparison.js';

/** One side of a comparison as a text for the diff editor. */
export interface AlignedDocument {
  readonly text: string;
  /** In order; a section without text on this side has a heading only. */
  readonly sections: readonly DocumentSection[];
  /** The side's flags where they stand in the document, in the order of the sample's flags. */
  readonly flags: readonly PlacedFlag[];
  /** The document's span of a span of one of the sample's texts; undefined for a part it does not show. */
  place(part: PartOfSample, span: Span): Span | undefined;
}

export interface DocumentSection {
  readonly kind: ReasoningKind | 'output';
  /** Index into the comparison's sections. */
  readonly section: number;
  readonly heading: Span;
  /** The text as shown; undefined where this side has none. */
  readonly content: Span | undefined;
}

export interface PlacedFlag extends Span {
  readonly flag: Flag;
}

export interface AlignedDocuments {
  readonly left: AlignedDocument;
  readonly right: AlignedDocument;
}

/** Headings of the sections, the same on both sides so that a line-based diff aligns them. */
const headings: Readonly<Record<ReasoningKind | 'output', string>> = {
  scratchpad: '──── scratchpad ────',
  native: '──── native reasoning ────',
  summary: '──── reasoning summary ────',
  redacted: '──── redacted reasoning ────',
  output: '──── output ────',
};

/** Longest line, in UTF-16 units: an editor takes minutes to wrap one of millions. */
const longestLine = 4000;
const searchedForSpace = 200;

/**
 * The two responses as documents with one sentence a line, the same headings above their sections and
 * blank lines at the same places, so that a line-based diff lets what is alike face each other. Characters
 * that would act on an editor are made visible; `place` and `flags` account for that.
 */
export function alignedDocuments(comparison: SampleComparison): AlignedDocuments {
  const left = new SideBuilder('left');
  const right = new SideBuilder('right');
  comparison.sections.forEach((section, index) => {
    left.begin(section, index);
    right.begin(section, index);
    section.rows.forEach((row, number) => {
      const isApart =
        number > 0 && (left.beginsParagraph(row.left) || right.beginsParagraph(row.right));
      left.add(row.left, isApart);
      right.add(row.right, isApart);
    });
    const gap = index < comparison.sections.length - 1 ? 1 : 0;
    left.end(gap);
    right.end(gap);
  });
  return { left: left.build(comparison), right: right.build(comparison) };
}

/** A sentence put into the document. */
interface Piece {
  /** In the part's text. */
  readonly original: Span;
  readonly placed: PlacedText;
}

class SideBuilder {
  readonly #document = new DocumentBuilder();
  readonly #sections: DocumentSection[] = [];
  readonly #pieces = new Map<string, Piece[]>();
  readonly #side: Side;
  #section: ComparedSection | undefined;
  #contentStart = 0;
  /** Where the sentence put last ends in the text. */
  #reached = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  get #part(): SectionText | undefined {
    return this.#section?.[this.#side];
  }

  begin(section: ComparedSection, index: number): void {
    this.#section = section;
    this.#reached = 0;
    const heading = this.#document.line(headings[section.kind]);
    this.#contentStart = this.#document.length;
    this.#sections.push({ kind: section.kind, section: index, heading, content: undefined });
    if (this.#part !== undefined) this.#pieces.set(partKey(this.#part), []);
  }

  /** Whether a blank line stands before a sentence. */
  beginsParagraph(sentence: Span | undefined): boolean {
    if (sentence === undefined || this.#part === undefined) return false;
    return /\n[^\S\n]*\n/.test(this.#part.text.slice(this.#reached, sentence.start));
  }

  /** Puts a sentence, if there is one, on lines of its own, after a blank one when it stands apart. */
  add(sentence: Span | undefined, isApart: boolean): void {
    const part = this.#part;
    if (sentence === undefined || part === undefined) return;
    if (isApart) this.#document.line();
    const start = indentedStart(part.text, sentence.start, this.#reached);
    for (const original of brokenUp(part.text, { start, end: sentence.end })) {
      const placed = this.#document.sample(part.text.slice(original.start, original.end));
      this.#pieces.get(partKey(part))?.push({ original, placed });
    }
    this.#reached = sentence.end;
  }

  end(gap: number): void {
    const section = this.#sections.at(-1);
    if (section !== undefined && this.#part !== undefined) {
      const end = Math.max(this.#contentStart, this.#document.length - 1);
      this.#sections[this.#sections.length - 1] = {
        ...section,
        content: { start: this.#contentStart, end },
      };
    }
    for (let i = 0; i < gap; i++) this.#document.line();
  }

  build(comparison: SampleComparison): AlignedDocument {
    const place = (part: PartOfSample, span: Span): Span | undefined =>
      placeIn(this.#pieces.get(partKey(part)) ?? [], span);
    return {
      text: this.#document.text,
      sections: this.#sections,
      flags: comparison[this.#side].flagged.flags.flatMap((flag) => {
        const span = place(flag, flag);
        return span === undefined ? [] : [{ ...span, flag }];
      }),
      place,
    };
  }
}

/** A span in pieces of bounded length, cut before white space where there is some near the end. */
function brokenUp(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > longestLine) {
    const limit = from + longestLine;
    let to = limit;
    while (to > limit - searchedForSpace && !/\s/.test(text.charAt(to))) to--;
    if (to === limit - searchedForSpace) to = limit;
    if (/[\udc00-\udfff]/.test(text.charAt(to))) to--;
    pieces.push({ start: from, end: to });
    from = to;
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** Where a sentence's line begins, when nothing but white space stands before it on the line. */
function indentedStart(text: string, start: number, floor: number): number {
  let at = start;
  while (at > floor && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n' ? at : start;
}

/** The document's span of a span of the text; white space between sentences belongs to none. */
function placeIn(pieces: readonly Piece[], span: Span): Span | undefined {
  const first = pieces[firstIndex(pieces, ({ original }) => original.end > span.start)];
  const last = pieces[firstIndex(pieces, ({ original }) => original.start >= span.end) - 1];
  if (first === undefined || last === undefined) return undefined;
  const at = ({ original, placed }: Piece, offset: number): number => {
    const inside = Math.min(Math.max(offset, original.start), original.end) - original.start;
    return placed.place({ start: inside, end: inside }).start;
  };
  const start = at(first, span.start);
  return { start, end: Math.max(start, at(last, span.end)) };
}

/** Index of the first piece of which `isTrue` holds, when it holds of all that follow; else their number. */
function firstIndex(pieces: readonly Piece[], isTrue: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && isTrue(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function partKey({ lane, segment }: PartOfSample): string {
  return lane === 'output' ? 'output' : `reasoning ${segment}`;
}
