import type { TextEdit } from '../../lint/rule.js';
import type { ComposedMessage, ComposedPrompt } from '../composed-prompt.js';

/** What an authoring command does, all of it or nothing. */
export interface AuthoringPlan {
  /** In files that exist; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** Files to create; none of them exists. */
  readonly creates: readonly { readonly path: string; readonly text: string }[];
  /** What the user should know of the result, one sentence each; for example what was not carried over. */
  readonly notes: readonly string[];
  readonly problem?: undefined;
}

/** A plan, or why there can be none as one sentence for the user. */
export type Authoring = AuthoringPlan | { readonly problem: string };

/** Whether two prompts send the same messages, whatever values their variables are given. */
export function rendersAlike(a: ComposedPrompt, b: ComposedPrompt): boolean {
  const hasBlocks = a.messages.some(({ pieces }) => pieces.some(({ kind }) => kind === 'logic'));
  return (
    (!hasBlocks || a.blanks.join('\0') === b.blanks.join('\0')) &&
    a.missingPartials.length === b.missingPartials.length &&
    a.messages.length === b.messages.length &&
    a.messages.every((message, index) => {
      const other = b.messages[index];
      return other !== undefined && contentOf(message) === contentOf(other);
    })
  );
}

/** Text and holes of a message told apart: an escaped `{{who}}` reads like the variable. */
function contentOf({ role, text, pieces }: ComposedMessage): string {
  const parts: [kind: string, text: string][] = [];
  for (const { kind, start, end } of pieces) {
    const last = parts.at(-1);
    const own = text.slice(start, end);
    if (kind === 'text' && last?.[0] === 'text') last[1] += own;
    else if (own !== '') parts.push([kind, own]);
  }
  return JSON.stringify([role, parts]);
}
