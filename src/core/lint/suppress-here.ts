import type { PromptDocument } from '../prompt/prompt-document.js';
import { withoutFinal } from '../text/without-final.js';
import type { Finding, Fix } from './rule.js';

/**
 * A suppression comment for a finding, on a line of its own above it; undefined where the file cannot
 * hold one (plain text has no comments, a finding may be in another file).
 * @param document the file the finding is in
 * @param reason written after `--`
 */
export function suppressHere(
  document: PromptDocument,
  finding: Pick<Finding, 'rule' | 'path' | 'start'>,
  reason: string,
): Fix | undefined {
  if (document.format === 'plain' || finding.path !== document.path) return undefined;
  const { path, text, frontMatter } = document;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const title = `Suppress ${finding.rule} here`;
  const insert = (at: number, newText: string): Fix => ({
    title,
    edits: [{ path, start: at, end: at, newText }],
  });
  if (frontMatter !== undefined && finding.start < frontMatter.span.end) {
    // A comment before the first fence would make the front matter text, so the fence's own line is silenced with the file.
    const line = startOfLine(text, finding.start);
    if (line < frontMatter.yaml.start) {
      return insert(
        frontMatter.yaml.start,
        `# gyges-disable-file ${finding.rule} -- ${yamlSafe(reason)}${lineEnd}`,
      );
    }
    const indent = /^[ \t]*/.exec(text.slice(line, line + 200))?.[0] ?? '';
    return insert(
      line,
      `${indent}# gyges-disable-next-line ${finding.rule} -- ${yamlSafe(reason)}${lineEnd}`,
    );
  }
  const comment = `{{! gyges-disable-next-line ${finding.rule} -- ${handlebarsSafe(reason)} }}${lineEnd}`;
  // dotprompt trims the template after a front matter, and would no longer trim behind a new comment.
  const { start } = document.template;
  const blank = text.slice(start).length - text.slice(start).trimStart().length;
  const first = frontMatter === undefined ? start : start + blank;
  return insert(Math.max(startOfLine(text, finding.start), first), comment);
}

function startOfLine(text: string, offset: number): number {
  const before = text.slice(0, offset);
  return Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}

/** A reason that cannot end the comment: one line, no closing braces. */
function handlebarsSafe(reason: string): string {
  return withoutFinal(oneLine(reason).replaceAll('}}', '} }'), '-');
}

function yamlSafe(reason: string): string {
  return oneLine(reason);
}

function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').trim();
}
