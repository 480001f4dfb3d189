/** A half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of a named file. */
export interface Location extends Span {
  /** The file as the caller named it; core never resolves it. */
  readonly path: string;
}

/** Whether the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds the whole of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a span has no characters. */
export function isEmpty(span: Span): boolean {
  return span.start === span.end;
}

/** What stands somewhere in a text, so many UTF-16 units further on. */
export function moved<T extends Span>(item: T, by: number): T {
  return { ...item, start: item.start + by, end: item.end + by };
}
