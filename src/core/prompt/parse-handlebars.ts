import * as helpers from 'handlebars/dist/cjs/handlebars/compiler/helpers.js';
import { BlockStack } from './block-stack.js';
import type { AstProgram, AstStatement } from './handlebars-ast.js';
import { ExpressionParser } from './parse-expression.js';
import type { Span } from '../text/span.js';
import type { SourceError } from './prompt-document.js';
import { TemplateSyntaxError, unclosedExpression } from './template-syntax-error.js';
import { controlWhitespace } from './whitespace-control.js';

/** The syntax tree of a template, or why Handlebars refuses it and where. */
export type HandlebarsResult =
  | { readonly program: AstProgram; readonly error: undefined }
  | { readonly program: undefined; readonly error: SourceError };

/**
 * Parses a template into the tree that the Handlebars 4.7 of npm dotprompt makes of it, with its
 * whitespace control applied and with offsets into `template` as locations. Never throws.
 *
 * The generated parser inside Handlebars takes quadratic time on deep nesting, about ten microseconds
 * per tag, and knows lines and columns only; this one is linear. Tests hold the two against each other.
 */
export function parseHandlebars(template: string): HandlebarsResult {
  try {
    const program = new TemplateParser(template).parse();
    controlWhitespace(program);
    return { program, error: undefined };
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error;
    return { program: undefined, error: { ...error.span, message: error.message } };
  }
}

/** The syntax tree before whitespace control. Throws TemplateSyntaxError. */
export function parseWithoutWhitespaceControl(template: string): AstProgram {
  return new TemplateParser(template).parse();
}

class TemplateParser {
  readonly #template: string;
  readonly #expressions: ExpressionParser;
  readonly #blocks = new BlockStack();
  /** The first NUL character that has not been passed; -1 for none. */
  #nextNul: number;

  constructor(template: string) {
    this.#template = template;
    this.#expressions = new ExpressionParser(template);
    this.#nextNul = template.indexOf('\0');
  }

  parse(): AstProgram {
    const template = this.#template;
    for (let at = 0; at < template.length;) {
      const opening = template.indexOf('{{', at);
      const end = opening < 0 ? template.length : opening;
      this.#refuseNul(at, end);
      const escape = opening < 0 ? 0 : backslashesBefore(template, at, opening);
      this.#content(at, end, escape > 0 ? end - 1 : end);
      if (opening < 0) break;
      at = escape === 1 ? this.#escaped(opening) : this.#tag(opening);
    }
    return this.#blocks.finish();
  }

  /** Adds the text from `start` to `end`, rendered up to `renderedEnd` (an escaping backslash is not). */
  #content(start: number, end: number, renderedEnd: number): void {
    if (renderedEnd <= start) return;
    this.#blocks.add(contentAt(this.#template, { start, end }, renderedEnd));
  }

  /** Text from escaped braces up to the next braces and the backslashes before those. */
  #escaped(opening: number): number {
    const next = this.#template.indexOf('{{', opening + 2);
    let end = next < 0 ? this.#template.length : next;
    for (let count = 0; next >= 0 && count < 2; count++) {
      if (end > opening + 2 && this.#template[end - 1] === '\\') end--;
    }
    this.#refuseNul(opening, end);
    this.#content(opening, end, end);
    return end;
  }

  /** Parses the tag that opens at an offset; gives the offset after it. */
  #tag(opening: number): number {
    const template = this.#template;
    if (template.startsWith('{{{{', opening)) return this.#rawBlock(opening);
    const head = template[opening + 2] === '~' ? opening + 3 : opening + 2;
    switch (template.charAt(head)) {
      case '!':
        return this.#comment(opening, head);
      case '>':
        return this.#partial(opening, head + 1);
      case '#':
        return this.#openBlock(opening, head);
      case '/':
        return this.#closeBlock(opening, head + 1);
      case '{':
        return this.#mustache(opening, head + 1, true);
      case '&':
        return this.#mustache(opening, head + 1, false);
      default: {
        const elseTag = /\s*else\s*~?\}\}|\^\s*~?\}\}/y;
        elseTag.lastIndex = head;
        if (elseTag.test(template)) return this.#else(opening, elseTag.lastIndex);
        if (template[head] === '^') return this.#openInverse(opening, head + 1);
        const chain = /\s*else\b/y;
        chain.lastIndex = head;
        if (chain.test(template)) return this.#elseIf(opening, chain.lastIndex);
        return this.#mustache(opening, template[head] === '*' ? head + 1 : head, false);
      }
    }
  }

  #comment(opening: number, head: number): number {
    const template = this.#template;
    const long = template.startsWith('!--', head);
    const close = long ? /--~?\}\}/g : /\}\}/g;
    close.lastIndex = head + 1;
    if (!close.test(template)) throw unclosedExpression(template, opening);
    const end = close.lastIndex;
    const text = template.slice(opening, end);
    this.#blocks.add({
      type: 'CommentStatement',
      value: helpers.stripComment(text),
      strip: helpers.stripFlags(text, text),
      loc: { start: opening, end },
    });
    return end;
  }

  #mustache(opening: number, start: number, unescaped: boolean): number {
    const content = this.#expressions.parse({
      opening,
      start,
      close: unescaped ? 'close-unescaped' : 'close',
      computedName: false,
      blockParams: false,
    });
    const openText = this.#template.slice(opening, start);
    this.#blocks.add({
      type: openText.includes('*') ? 'Decorator' : 'MustacheStatement',
      path: content.path,
      params: content.params,
      hash: content.hash,
      strip: helpers.stripFlags(openText, content.closeText),
      loc: { start: opening, end: content.end },
    });
    return content.end;
  }

  #partial(opening: number, start: number): number {
    const form = {
      opening,
      start,
      close: 'close',
      computedName: true,
      blockParams: false,
    } as const;
    const content = this.#expressions.parse(form);
    this.#blocks.add({
      type: 'PartialStatement',
      name: content.path,
      params: content.params,
      hash: content.hash,
      indent: '',
      strip: helpers.stripFlags(this.#template.slice(opening, start), content.closeText),
      loc: { start: opening, end: content.end },
    });
    return content.end;
  }

  #openBlock(opening: number, head: number): number {
    const sign = this.#template[head + 1];
    const isPartial = sign === '>';
    const start = head + (isPartial || sign === '*' ? 2 : 1);
    const content = this.#expressions.parse({
      opening,
      start,
      close: 'close',
      computedName: isPartial,
      blockParams: !isPartial,
    });
    const open = this.#template.slice(opening, start);
    this.#blocks.open(isPartial ? 'partial' : 'block', opening, open, content);
    return content.end;
  }

  #openInverse(opening: number, start: number): number {
    const form = {
      opening,
      start,
      close: 'close',
      computedName: false,
      blockParams: true,
    } as const;
    const content = this.#expressions.parse(form);
    this.#blocks.open('inverse', opening, this.#template.slice(opening, start), content);
    return content.end;
  }

  #else(opening: number, end: number): number {
    this.#blocks.addElse({ start: opening, end }, this.#template.slice(opening, end));
    return end;
  }

  #elseIf(opening: number, start: number): number {
    const form = {
      opening,
      start,
      close: 'close',
      computedName: false,
      blockParams: true,
    } as const;
    const content = this.#expressions.parse(form);
    this.#blocks.addElseIf(opening, this.#template.slice(opening, start), content);
    return content.end;
  }

  #closeBlock(opening: number, start: number): number {
    const form = {
      opening,
      start,
      close: 'close',
      computedName: false,
      blockParams: false,
    } as const;
    const content = this.#expressions.parse(form);
    const [argument] = content.params;
    if (argument ?? content.hash) {
      const loc = argument?.loc ?? content.hash?.loc ?? content.path.loc;
      throw new TemplateSyntaxError('A closing tag takes the name of its block only.', loc);
    }
    this.#blocks.close(opening, this.#template.slice(opening, start), content);
    return content.end;
  }

  #rawBlock(opening: number): number {
    const template = this.#template;
    const content = this.#expressions.parse({
      opening,
      start: opening + 4,
      close: 'close-raw',
      computedName: false,
      blockParams: false,
    });
    const contents: AstStatement[] = [];
    const closeTag = /\{\{\{\{\/([^\s!"#%-,./;->@[-^`{-~]+)\}\}\}\}/y;
    let depth = 1;
    for (let at = content.end; ;) {
      const braces = template.indexOf('{{{{', at);
      if (braces < 0) throw unclosedExpression(template, opening);
      this.#refuseNul(at, braces);
      if (braces > at) contents.push(contentAt(template, { start: at, end: braces }));
      closeTag.lastIndex = braces;
      const close = closeTag.exec(template);
      if (!close && braces + 4 >= template.length) throw unclosedExpression(template, braces);
      if (!close && template[braces + 4] === '/') {
        const next = template.indexOf('{{{{', braces + 1);
        if (next < 0) throw unclosedExpression(template, braces);
        this.#refuseNul(braces, next);
        contents.push(contentAt(template, { start: braces, end: next }));
        at = next;
        continue;
      }
      at = close ? closeTag.lastIndex : braces + 4;
      depth += close ? -1 : 1;
      if (depth === 0) {
        this.#blocks.addRaw(content, contents, close?.[1] ?? '', { start: opening, end: at });
        return at;
      }
      contents.push(contentAt(template, { start: braces, end: at }));
    }
  }

  /** Handlebars reads a NUL character in comments and strings only. */
  #refuseNul(start: number, end: number): void {
    while (this.#nextNul >= 0 && this.#nextNul < start) {
      this.#nextNul = this.#template.indexOf('\0', start);
    }
    if (this.#nextNul < 0 || this.#nextNul >= end) return;
    throw new TemplateSyntaxError('Handlebars cannot read a NUL character (U+0000); remove it.', {
      start: this.#nextNul,
      end: this.#nextNul + 1,
    });
  }
}

/** 1 for a backslash that escapes the braces, 2 for one that is itself escaped, 0 for none. */
function backslashesBefore(template: string, from: number, opening: number): number {
  if (opening - 1 < from || template[opening - 1] !== '\\') return 0;
  return opening - 2 >= from && template[opening - 2] === '\\' ? 2 : 1;
}

function contentAt(template: string, loc: Span, renderedEnd = loc.end): AstStatement {
  const kept = { start: loc.start, end: renderedEnd };
  return { type: 'ContentStatement', original: template.slice(loc.start, renderedEnd), loc, kept };
}
