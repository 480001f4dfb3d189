import type { PromptDocument } from '../../../prompt/prompt-document.js';
import type { Span } from '../../../text/span.js';
import type { FileFacts } from '../../facts/file-facts.js';

/** A canary string in a file. */
export interface Canary extends Span {
  readonly value: string;
  /** The GUID in it, lower case; undefined when it holds none. */
  readonly guid: string | undefined;
}

const guidPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The canary of a file: `gyges.canary`, or a comment that says “canary” with a GUID. */
export function canaryOf({ document, settings, nodes }: FileFacts): Canary | undefined {
  if (settings.canary !== undefined) {
    const span = document.frontMatter?.spanOf(['gyges.canary']);
    if (span !== undefined) return canary(settings.canary, span);
  }
  const comments: readonly Span[] = [
    ...(document.frontMatter?.comments ?? []),
    ...nodes.filter(({ kind }) => kind === 'comment').map((node) => node.span),
  ];
  for (const comment of comments) {
    const text = document.text.slice(comment.start, comment.end);
    if (!/canary/i.test(text)) continue;
    const match = guidPattern.exec(text);
    if (match === null) continue;
    const start = comment.start + match.index;
    return canary(match[0], { start, end: start + match[0].length });
  }
  return undefined;
}

/** What two canaries are compared by: the GUID, whatever stands around it, or else all of the value. */
export function canaryKey({ guid, value }: Canary): string {
  return guid ?? value;
}

/** Whether two files both set `gyges.canary`, each another one. */
export function haveOtherCanaries(left: FileFacts, right: FileFacts): boolean {
  if (left.settings.canary === undefined || right.settings.canary === undefined) return false;
  const [a, b] = [canaryOf(left), canaryOf(right)];
  return a !== undefined && b !== undefined && canaryKey(a) !== canaryKey(b);
}

/** Where a finding about the whole file is shown: its first line. */
export function firstLine({ text, frontMatter }: PromptDocument): Span {
  const start = text.startsWith('\u{FEFF}') ? 1 : 0;
  if (frontMatter === undefined) return { start, end: start };
  const length = text.slice(start, start + 200).search(/[\r\n]/);
  return { start, end: length < 0 ? start : start + length };
}

function canary(value: string, { start, end }: Span): Canary {
  return { value, guid: guidPattern.exec(value)?.[0].toLowerCase(), start, end };
}
