import type {
  AstBlock,
  AstContent,
  AstPartialBlock,
  AstProgram,
  AstStatement,
} from './handlebars-ast.js';

/**
 * Takes away the whitespace that a template does not render, as Handlebars 4.7 does: what `~` asks for,
 * and the lines that hold nothing but a comment, a partial or one tag of a block. Narrows `kept` of the
 * contents and sets `indent` of the partials.
 *
 * Handlebars' own pass searches through all of the text before each tag, and knows what it leaves of a
 * text but not where that stood. Tests hold the two against each other.
 */
export function controlWhitespace(root: AstProgram): void {
  controlProgram(root, true);
}

/** What a statement does to the text around it. */
interface Effect {
  /** Whether `~` stands at its outer ends. */
  readonly takesBefore: boolean | undefined;
  readonly takesAfter: boolean | undefined;
  /** Whether it takes its line when it stands alone in it. */
  readonly isLine?: boolean;
  /** Whether the first and the last tag of a block may stand alone in their lines, seen from inside. */
  readonly opensLine?: boolean;
  readonly closesLine?: boolean;
}

function controlProgram({ body }: AstProgram, isRoot: boolean): void {
  for (const [index, statement] of body.entries()) {
    const effect = effectOf(statement);
    if (effect === undefined) continue;
    const standsFirst = endsLine(body, index - 1, isRoot);
    const standsLast = beginsLine(body, index + 1, isRoot);
    if (effect.takesAfter) takeLeading(body[index + 1], 'all');
    if (effect.takesBefore) takeTrailing(body[index - 1], 'all');
    if (effect.isLine && standsFirst && standsLast) {
      takeLeading(body[index + 1], 'line');
      const indent = takeTrailing(body[index - 1], 'line');
      if (indent !== '' && statement.type === 'PartialStatement') statement.indent = indent;
    }
    if (effect.opensLine && standsFirst) {
      takeLeading(bodyOf(statement, 'program')[0], 'line');
      takeTrailing(body[index - 1], 'line');
    }
    if (effect.closesLine && standsLast) {
      takeLeading(body[index + 1], 'line');
      takeTrailing(bodyOf(statement, 'inverse').at(-1), 'line');
    }
  }
}

function effectOf(statement: AstStatement): Effect | undefined {
  switch (statement.type) {
    case 'ContentStatement':
      return undefined;
    case 'MustacheStatement':
    case 'Decorator':
      return { takesBefore: statement.strip.open, takesAfter: statement.strip.close };
    case 'CommentStatement':
    case 'PartialStatement': {
      const { open, close } = statement.strip;
      return { takesBefore: open, takesAfter: close, isLine: true };
    }
    case 'BlockStatement':
    case 'DecoratorBlock':
    case 'PartialBlockStatement':
      return controlBlock(statement);
  }
}

/** Takes away what the tags of a block take inside it. */
function controlBlock(block: AstBlock | AstPartialBlock): Effect {
  const inner = 'inverse' in block ? block.inverse : undefined;
  if (block.program) controlProgram(block.program, false);
  if (inner) controlProgram(inner, false);
  const { openStrip, closeStrip } = block;
  const program = bodyOf(block, 'program');
  const inverse = block.program && inner;
  const otherwise = inverse && firstOfChain(inverse);
  const effect = {
    takesBefore: openStrip.open,
    takesAfter: closeStrip.close,
    opensLine: beginsLine(program, 0),
    closesLine: endsLine(otherwise ?? program, (otherwise ?? program).length - 1),
  };
  if (openStrip.close) takeLeading(program[0], 'all');
  if (!inverse || !otherwise) {
    if (closeStrip.open) takeTrailing(program.at(-1), 'all');
    return effect;
  }
  const inverseStrip = 'inverseStrip' in block ? block.inverseStrip : undefined;
  if (inverseStrip?.open) takeTrailing(program.at(-1), 'all');
  if (inverseStrip?.close) takeLeading(otherwise[0], 'all');
  if (closeStrip.open) takeTrailing(lastOfChain(inverse).at(-1), 'all');
  if (endsLine(program, program.length - 1) && beginsLine(otherwise, 0)) {
    takeTrailing(program.at(-1), 'line');
    takeLeading(otherwise[0], 'line');
  }
  return effect;
}

/** The statements of one branch of a block, or of the other where it has one branch only. */
function bodyOf(statement: AstStatement, branch: 'program' | 'inverse'): readonly AstStatement[] {
  if (!('program' in statement)) return [];
  const inverse = 'inverse' in statement ? statement.inverse : undefined;
  const [first, second] =
    branch === 'program' ? [statement.program, inverse] : [inverse, statement.program];
  return (first ?? second)?.body ?? [];
}

/** What stands in the first branch of an `{{else if}}` chain, or in a plain `{{else}}`. */
function firstOfChain(inverse: AstProgram): readonly AstStatement[] {
  const [link] = inverse.body;
  return inverse.chained && link ? bodyOf(link, 'program') : inverse.body;
}

/** What stands in the last `{{else if}}` of a chain, or in a plain `{{else}}`. */
function lastOfChain(inverse: AstProgram): readonly AstStatement[] {
  let last: AstProgram | undefined = inverse;
  while (last?.chained) {
    const link: AstStatement | undefined = last.body.at(-1);
    last = link && 'program' in link ? link.program : undefined;
  }
  return last?.body ?? [];
}

/** Whether the text before a tag ends with an empty beginning of a line. */
function endsLine(body: readonly AstStatement[], index: number, isRoot = false): boolean {
  const before = body[index];
  if (before === undefined) return isRoot;
  if (before.type !== 'ContentStatement') return false;
  const { original } = before;
  const blank = original.slice(original.trimEnd().length);
  return blank.includes('\n') || (isRoot && index === 0 && blank.length === original.length);
}

/** Whether the text after a tag begins with an empty rest of a line. */
function beginsLine(body: readonly AstStatement[], index: number, isRoot = false): boolean {
  const after = body[index];
  if (after === undefined) return isRoot;
  if (after.type !== 'ContentStatement') return false;
  const { original } = after;
  const blank = original.slice(0, original.length - original.trimStart().length);
  const isLast = index === body.length - 1;
  return blank.includes('\n') || (isRoot && isLast && blank.length === original.length);
}

/** Takes whitespace from the beginning of a text: all of it, or the rest of the line, once. */
function takeLeading(statement: AstStatement | undefined, amount: 'all' | 'line'): void {
  if (statement?.type !== 'ContentStatement') return;
  const { start, end } = statement.kept;
  if (amount === 'line' && start > statement.loc.start) return;
  const text = keptText(statement);
  const taken =
    amount === 'all' ? text.length - text.trimStart().length : restOfLine.exec(text)?.[0].length;
  statement.kept = { start: start + (taken ?? 0), end };
}

const restOfLine = /^[ \t]*\r?\n?/;

/** Takes whitespace from the end of a text: all of it, or the beginning of the line, once. Gives what it took. */
function takeTrailing(statement: AstStatement | undefined, amount: 'all' | 'line'): string {
  if (statement?.type !== 'ContentStatement') return '';
  const { start, end } = statement.kept;
  if (amount === 'line' && end < statement.loc.start + statement.original.length) return '';
  const text = keptText(statement);
  let left = text.length;
  if (amount === 'all') left = text.trimEnd().length;
  else while (left > 0 && (text[left - 1] === ' ' || text[left - 1] === '\t')) left--;
  statement.kept = { start, end: start + left };
  return text.slice(left);
}

/** What is left of a text. */
export function keptText({ original, loc, kept }: AstContent): string {
  return original.slice(kept.start - loc.start, kept.end - loc.start);
}
