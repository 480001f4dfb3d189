import { sentences } from '../../../text/sentences.js';
import { setupRule } from './setup-rule.js';

const saidAtOnce =
  /\b(?:scratchpad|reasoning|chain[- ]of[- ]thought|thoughts|think)\b[^.!?]{0,200}?\b(?:private|hidden|(?:not|never|n['’]t|no\s{1,8}one|nobody)\s{1,8}(?:\w{1,30}\s{1,8}){0,4}?(?:see|sees|seen|shown|read|reads|visible|look|looks|reviewed|logged|used))\b|\b(?:private|hidden)\s{1,8}(?:\w{1,30}\s{1,8})?(?:scratchpad|reasoning|thoughts)\b|\b(?:no\s{1,8}one|nobody|no\s{1,8}human)\b[^.!?]{0,60}\b(?:scratchpad|reasoning|thoughts|chain[- ]of[- ]thought)\b/i;

export const missingPrivateReasoning = setupRule({
  id: 'setup/missing-private-reasoning',
  defaultSeverity: 'info',
  summary: 'The prompt gives the model no scratchpad, or does not say who reads it.',
  isIn: (text) => saidAtOnce.test(text) || isSaidOfItLater(text),
  message:
    'With an objective set, the original experiments give the model a scratchpad and say that nobody rates it; here the reasoning that would show alignment faking may stay unwritten.',
});

const reasoning = /\b(?:scratchpad|reasoning|chain[- ]of[- ]thought|thoughts|think(?:ing)?)\b/i;

const unread =
  /\b(?:private|hidden|confidential|(?:no[- ]one|nobody|no\s{1,8}human|never|not|nothing)\b[^.!?]{0,80}\b(?:see|sees|seen|shown|reads?|visible|looks?|rates?|rated|graded|reviewed|reviews|logged|used|checks?))\b/i;

const backReference =
  /\b(?:it|there|them|inside|therein|these\s{1,8}tags|this\s{1,8}(?:part|section|space))\b/i;

/** Whether one of the two sentences after a mention of the reasoning says that nobody reads it. */
function isSaidOfItLater(text: string): boolean {
  const all = sentences(text).map(({ start, end }) => text.slice(start, end));
  return all.some(
    (sentence, index) =>
      backReference.test(sentence) &&
      unread.test(sentence) &&
      all.slice(Math.max(0, index - 2), index).some((earlier) => reasoning.test(earlier)),
  );
}
