import type { PromptDocument, TemplateNode } from '../../prompt/prompt-document.js';
import type { LineTable } from '../../text/line-table.js';
import type { Span } from '../../text/span.js';
import type { SuppressedRule, Suppression, SuppressionKind } from './suppression.js';

interface Directive {
  readonly verb: 'disable' | 'disable-next-line' | 'disable-line' | 'disable-file' | 'enable';
  readonly comment: Span;
  readonly rules: readonly SuppressedRule[];
  readonly reason: string | undefined;
}

const directiveStart = /^[\s!#-]*gyges-(disable(?:-next-line|-line|-file)?|enable)(?=[\s}]|--|$)/;

/** A file with what its comments are found by; read only where a comment may stand. */
interface CommentedFile {
  readonly document: PromptDocument;
  /** All nodes of the template, those inside blocks too, in source order. */
  readonly nodes: readonly TemplateNode[];
  readonly lines: LineTable;
}

/** The suppression comments of a file, in source order. */
export function readSuppressions(file: CommentedFile): Suppression[] {
  const { document } = file;
  if (!document.text.includes('gyges-disable')) return [];
  const { nodes, lines } = file;
  const comments: Span[] = [
    ...(document.frontMatter?.comments ?? []),
    ...nodes.filter((node) => node.kind === 'comment').map((node) => node.span),
  ];
  const directives = comments.flatMap((comment) => readDirective(document.text, comment) ?? []);
  const directiveLines = new Set(
    directives
      .filter((directive) => directive.verb === 'disable-next-line')
      .map((directive) => lines.positionAt(directive.comment.start).line),
  );
  // From the last to the first, so that the next gyges-enable of each rule is at hand.
  const suppressions: Suppression[] = [];
  const enabledAt = new Map<string, number>();
  let allEnabledAt = document.text.length + 1;
  for (const directive of directives.reverse()) {
    const { verb, rules, comment } = directive;
    if (verb !== 'enable') {
      const blockEnd = (rule: string): number =>
        Math.min(enabledAt.get(rule) ?? Infinity, allEnabledAt);
      suppressions.push(
        ...suppressionsOf(directive, blockEnd, document.text, lines, directiveLines),
      );
    } else if (rules.length === 0) allEnabledAt = comment.start;
    else for (const { id } of rules) enabledAt.set(id, comment.start);
  }
  return suppressions.reverse();
}

function suppressionsOf(
  directive: Directive,
  blockEnd: (rule: string) => number,
  text: string,
  lines: LineTable,
  directiveLines: ReadonlySet<number>,
): Suppression[] {
  const { comment, rules, reason } = directive;
  const make = (kind: SuppressionKind, reach: Span, of = rules): Suppression => {
    return { kind, comment, rules: of, reason, reach };
  };
  const line = (number: number): Span => ({
    start: lines.offsetAt({ line: number, character: 0 }),
    end:
      number + 1 >= lines.lineCount
        ? text.length + 1
        : lines.offsetAt({ line: number + 1, character: 0 }),
  });
  switch (directive.verb) {
    case 'disable-file':
      return [make('file', { start: 0, end: text.length + 1 })];
    case 'disable-line':
      return [make('line', line(lines.positionAt(comment.start).line))];
    case 'disable-next-line': {
      let target = lines.positionAt(Math.max(comment.end - 1, comment.start)).line + 1;
      while (directiveLines.has(target)) target++;
      return [make('next-line', line(target))];
    }
    case 'disable': {
      if (rules.length === 0) return [make('block', comment)];
      return rules
        .map((rule) => make('block', { start: comment.end, end: blockEnd(rule.id) }, [rule]))
        .reverse();
    }
    case 'enable':
      return [];
  }
}

function readDirective(text: string, comment: Span): Directive | undefined {
  const source = text.slice(comment.start, comment.end);
  const bodyStart = /^(?:\{\{~?!(?:--)?|#+)/.exec(source)?.[0].length ?? 0;
  const body = source.slice(bodyStart).replace(/(?:--)?~?\}\}$/, '');
  const head = directiveStart.exec(body);
  if (head === null) return undefined;
  const verb = head[1] as Directive['verb'];
  const reasonStart = body.indexOf('--', head[0].length);
  const names = body.slice(head[0].length, reasonStart < 0 ? body.length : reasonStart);
  const offset = comment.start + bodyStart + head[0].length;
  const rules = [...names.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
  const reason = reasonStart < 0 ? '' : body.slice(reasonStart + 2).trim();
  return { verb, comment, rules, reason: reason === '' ? undefined : reason };
}
