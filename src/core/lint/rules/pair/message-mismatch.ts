import type { PairSide } from '../../../pair/pair-comparison.js';
import { locate } from '../../../prompt/compose.js';
import type { ComposedMessage } from '../../../prompt/composed-prompt.js';
import type { Location } from '../../../text/span.js';
import { defineRule, noOptions } from '../../rule.js';
import { firstTemplateLine } from './wording.js';

export const messageMismatch = defineRule({
  id: 'pair/message-mismatch',
  scope: 'pair',
  defaultSeverity: 'error',
  summary: 'The prompts have other messages: another number, order or other roles.',
  fixable: false,
  options: noOptions,
  check({ monitored, unmonitored, report }) {
    const left = monitored.composed.messages;
    const right = unmonitored.composed.messages;
    const at = firstMismatch(left, right);
    if (at < 0) return;
    const message = `The messages do not correspond: ${describe(left)} in the monitored prompt, ${describe(right)} in the unmonitored one. Both need the same roles in the same order.`;
    report({
      span: place(monitored, at),
      path: place(monitored, at).path,
      message,
      related: [{ ...place(unmonitored, at), message: describeOne(right[at]), mirrored: message }],
    });
  },
});

function firstMismatch(
  left: readonly ComposedMessage[],
  right: readonly ComposedMessage[],
): number {
  const count = Math.max(left.length, right.length);
  for (let i = 0; i < count; i++) if (left[i]?.role !== right[i]?.role) return i;
  // The same roles in the same order, but the texts have changed places.
  for (let i = 0; i < count; i++) {
    const text = left[i]?.text.trim();
    if (text === right[i]?.text.trim()) continue;
    const moved = right.findIndex((message) => message.text.trim() === text);
    if (moved >= 0 && left[moved]?.text.trim() !== text) return i;
  }
  return -1;
}

function describe(messages: readonly ComposedMessage[]): string {
  if (messages.length === 0) return 'none';
  const roles = messages.map(({ role }) => role);
  return roles.length <= 6
    ? roles.join(', ')
    : `${roles.slice(0, 5).join(', ')} … (${String(roles.length)} messages)`;
}

function describeOne(message: ComposedMessage | undefined): string {
  return message === undefined ? 'The messages end here.' : `A ${message.role} message here.`;
}

/** The role marker of a message, its first line when it has none, or the last message's end. */
function place(side: PairSide, index: number): Location {
  const { document, composed } = side;
  const marker = document.messages[index]?.marker;
  const sameDivision = document.messages.length === composed.messages.length;
  if (marker !== undefined && sameDivision) return { path: document.path, ...marker };
  const message = composed.messages[index];
  if (message !== undefined) {
    const end = message.text.search(/\S[^\n]*/);
    const line = /\S[^\n]*/.exec(message.text)?.[0].length ?? 0;
    const [location] = locate(message, { start: Math.max(0, end), end: Math.max(0, end) + line });
    if (location !== undefined) return location;
  }
  const last = document.messages.at(-1)?.marker;
  return { path: document.path, ...(last ?? firstTemplateLine(side)) };
}
