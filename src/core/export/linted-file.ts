import type { Finding, Severity } from '../lint/rule.js';
import { LineTable, type Position, type Positions } from '../text/line-table.js';
import type { Location, Span } from '../text/span.js';

/** A file with what was found in it, as exporters want it. */
export interface LintedFile {
  /** As shown to the user. */
  readonly path: string;
  /** Its text; of a file that is too large to be held, the positions of its findings. */
  readonly text: string | Positions;
  /** All of this file; related places may be in other files. */
  readonly findings: readonly Finding[];
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly fixable: number;
}

/** A place counted from 1, columns in UTF-16 units; the end is the first place after it. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function countFindings(files: readonly LintedFile[]): FindingCounts {
  const all = files.flatMap(({ findings }) => findings);
  const count = (severity: Severity): number => all.filter((f) => f.severity === severity).length;
  return {
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    fixable: all.filter(({ fix }) => fix !== undefined).length,
  };
}

/** Turns offsets into lines and columns; each file's lines are counted once. */
export class Regions {
  readonly #tables = new Map<string, Positions>();
  readonly #texts: ReadonlyMap<string, string | Positions>;

  constructor(files: readonly LintedFile[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  /** Undefined for a file that is not at hand. */
  of(path: string, span: Span): Region | undefined {
    const table = this.#table(path);
    if (table === undefined) return undefined;
    const start = table.positionAt(span.start);
    const end = table.positionAt(span.end);
    return {
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  }

  /** `path:line:column`, or only the path of a file that is not at hand. */
  label(location: Location): string {
    const start: Position | undefined = this.#table(location.path)?.positionAt(location.start);
    return start === undefined
      ? location.path
      : `${location.path}:${start.line + 1}:${start.character + 1}`;
  }

  #table(path: string): Positions | undefined {
    const known = this.#tables.get(path);
    if (known !== undefined) return known;
    const text = this.#texts.get(path);
    if (text === undefined) return undefined;
    const table = typeof text === 'string' ? new LineTable(text) : text;
    this.#tables.set(path, table);
    return table;
  }
}
