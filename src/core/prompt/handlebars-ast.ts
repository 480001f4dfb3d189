import type { Span } from '../text/span.js';

/** The part of the Handlebars syntax tree that is used here; every `loc` is in offsets into the parsed text. */
export interface AstProgram {
  readonly type: 'Program';
  readonly body: readonly AstStatement[];
  readonly blockParams?: readonly string[] | undefined;
  /** Set for the program that an `{{else if}}` link makes. */
  readonly chained?: boolean;
}

export interface AstContent {
  readonly type: 'ContentStatement';
  /** The source without an escaping backslash at its end. */
  readonly original: string;
  readonly loc: Span;
  /** What of it is rendered; whitespace control narrows it. */
  kept: Span;
}

/** Where a tag has a `~` inside its braces. */
export interface AstStrip {
  readonly open?: boolean;
  readonly close?: boolean;
}

export interface AstComment {
  readonly type: 'CommentStatement';
  readonly value: string;
  readonly strip: AstStrip;
  readonly loc: Span;
}

export interface AstMustache {
  readonly type: 'MustacheStatement' | 'Decorator';
  readonly path: AstExpression;
  readonly params: readonly AstExpression[];
  readonly hash: AstHash | undefined;
  readonly strip: AstStrip;
  readonly loc: Span;
}

export interface AstPartial {
  readonly type: 'PartialStatement';
  readonly name: AstExpression;
  readonly params: readonly AstExpression[];
  readonly hash: AstHash | undefined;
  /** Whitespace that the tag's line begins with, put before every line of the partial. */
  indent: string;
  readonly strip: AstStrip;
  readonly loc: Span;
}

export interface AstPartialBlock {
  readonly type: 'PartialBlockStatement';
  readonly name: AstExpression;
  readonly params: readonly AstExpression[];
  readonly hash: AstHash | undefined;
  readonly program: AstProgram;
  readonly openStrip: AstStrip;
  readonly closeStrip: AstStrip;
  readonly loc: Span;
}

export interface AstBlock {
  readonly type: 'BlockStatement' | 'DecoratorBlock';
  readonly path: AstExpression;
  readonly params: readonly AstExpression[];
  readonly hash: AstHash | undefined;
  /** Absent for `{{^name}}…{{/name}}`, which has the inverse only. */
  readonly program: AstProgram | undefined;
  readonly inverse: AstProgram | undefined;
  readonly openStrip: AstStrip;
  readonly inverseStrip: AstStrip | undefined;
  readonly closeStrip: AstStrip;
  readonly loc: Span;
}

export type AstStatement =
  AstContent | AstComment | AstMustache | AstPartial | AstPartialBlock | AstBlock;

export interface AstPath {
  readonly type: 'PathExpression';
  readonly original: string;
  readonly data: boolean;
  /** How many `../` it begins with. */
  readonly depth: number;
  readonly parts: readonly string[];
  readonly loc: Span;
}

export interface AstSubExpression {
  readonly type: 'SubExpression';
  readonly path: AstExpression;
  readonly params: readonly AstExpression[];
  readonly hash: AstHash | undefined;
  readonly loc: Span;
}

export interface AstLiteral {
  readonly type:
    'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value: string | number | boolean | null | undefined;
  readonly loc: Span;
}

export type AstExpression = AstPath | AstSubExpression | AstLiteral;

export interface AstHash {
  readonly type: 'Hash';
  readonly pairs: readonly AstHashPair[];
  readonly loc: Span;
}

export interface AstHashPair {
  readonly type: 'HashPair';
  readonly key: string;
  readonly value: AstExpression;
  readonly loc: Span;
}
