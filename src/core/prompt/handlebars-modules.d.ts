/** What the generated parser of npm handlebars builds its tree with. */
declare module 'handlebars/dist/cjs/handlebars/compiler/helpers.js' {
  interface Range {
    readonly start: number;
    readonly end: number;
  }
  interface OpenTag {
    readonly path: { readonly original: unknown; readonly loc: Range };
  }
  interface CloseTag {
    readonly path?: OpenTag['path'];
    readonly strip: unknown;
  }
  interface Builder {
    locInfo(range: Range): unknown;
  }
  export function id(token: string): string;
  export function stripFlags(
    open: string,
    close: string,
  ): { readonly open: boolean; readonly close: boolean };
  export function stripComment(comment: string): string;
  export function prepareProgram(statements: readonly unknown[]): unknown;
  export function prepareRawBlock(
    this: Builder,
    open: OpenTag,
    contents: readonly unknown[],
    close: string,
    range: Range,
  ): unknown;
  export function prepareBlock(
    this: Builder,
    open: OpenTag,
    program: unknown,
    inverse: unknown,
    close: CloseTag | undefined,
    inverted: boolean,
    range: Range,
  ): unknown;
  export function preparePartialBlock(
    this: Builder,
    open: OpenTag,
    program: unknown,
    close: CloseTag,
    range: Range,
  ): unknown;
}
