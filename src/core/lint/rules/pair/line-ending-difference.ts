import { baseName } from '../../../paths.js';
import { defineRule, noOptions } from '../../rule.js';

export const lineEndingDifference = defineRule({
  id: 'pair/line-ending-difference',
  scope: 'pair',
  defaultSeverity: 'warning',
  summary: 'One prompt has Windows line endings (CRLF), the other has not.',
  fixable: true,
  options: noOptions,
  check({ monitored, unmonitored, report }) {
    const left = monitored.document;
    const right = unmonitored.document;
    const inLeft = hasCarriageReturns(left.text);
    if (inLeft === hasCarriageReturns(right.text)) return;
    const [windows, unix] = inLeft ? [left, right] : [right, left];
    // A prompt of a single line has no line endings to compare.
    if (!unix.text.includes('\n')) return;
    const returns = [...windows.text.matchAll(/\r\n/g)].map(({ index }) => index);
    const first = returns[0] ?? 0;
    report({
      span: { start: first, end: first + 2 },
      path: windows.path,
      message: `This file has Windows line endings (CRLF) and ${baseName(unix.path)} has not, so every line of the two prompts differs for the model; save both with LF.`,
      related: [
        {
          path: unix.path,
          start: unix.text.indexOf('\n'),
          end: unix.text.indexOf('\n') + 1,
          message: 'Lines end with LF here.',
          mirrored: `${baseName(windows.path)} has Windows line endings (CRLF) and this file has not, so every line of the two prompts differs for the model; save both with LF.`,
        },
      ],
      fix: {
        title: 'Make the line endings LF',
        edits: returns.map((start) => ({
          path: windows.path,
          start,
          end: start + 1,
          newText: '',
        })),
      },
    });
  },
});

function hasCarriageReturns(text: string): boolean {
  return text.includes('\r\n');
}
