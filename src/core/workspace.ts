/** A file in a folder listing. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/**
 * The files core may ask for. Paths use forward slashes and are whatever the adapter hands in
 * (absolute paths, or URIs as strings); core only joins and compares them with `core/paths.ts`.
 */
export interface Workspace {
  /** The text of a file decoded as UTF-8, with a leading byte order mark kept; undefined when there is no such file. */
  readText(path: string): Promise<string | undefined>;
  /**
   * The text of a large file piece by piece, so that it never stands in memory as a whole; undefined when
   * there is no such file, or it is small enough for `readText`. An adapter that cannot do so leaves it out.
   */
  readPieces?(path: string): Promise<AsyncIterable<string> | undefined>;
  /** The bytes of a file; undefined when there is no such file. */
  readBytes(path: string): Promise<Uint8Array | undefined>;
  /** The entries of a folder; empty when there is no such folder. */
  list(path: string): Promise<readonly DirectoryEntry[]>;
}
