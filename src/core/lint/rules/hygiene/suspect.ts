import type { Span } from '../../../text/span.js';
import { contains } from '../../../text/span.js';
import type { FileFacts } from '../../facts/file-facts.js';
import type { Fix } from '../../rule.js';

/** Characters that are not what they seem to be, or not what the author wrote. */
export interface Suspect extends Span {
  /** `hidden` ones look like nothing or like another, `garbled` ones show what a tool did to the text. */
  readonly kind: 'hidden' | 'garbled';
  readonly what: string;
  readonly effect: string;
  readonly title: string;
  /** Undefined where nobody can know what was meant. */
  readonly replacement: string | undefined;
}

/** The repair of a suspect in a file, as a part of a report; empty where what was meant is not known. */
export function repairOf(
  path: string,
  { start, end, title, replacement }: Suspect,
): { readonly fix?: Fix } {
  if (replacement === undefined) return {};
  return { fix: { title, edits: [{ path, start, end, newText: replacement }] } };
}

/** Comments do not reach the model. */
export function isInComment(facts: FileFacts, span: Span): boolean {
  const { frontMatter } = facts.document;
  if (frontMatter?.comments.some((comment) => contains(comment, span)) === true) return true;
  return facts.nodes.some((node) => node.kind === 'comment' && contains(node.span, span));
}

/** What a message begins with. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
