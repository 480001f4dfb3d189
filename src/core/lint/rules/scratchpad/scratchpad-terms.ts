import type { Term } from '../../lexicon/lexicon.js';

const pad = String.raw`(?:scratchpad|(?:private\s+|hidden\s+|internal\s+)?(?:reasoning|thinking|thoughts|chain[- ]of[- ]thought))`;

/** Statements about who can read the reasoning. */
export const scratchpadTerms: readonly Term[] = [
  {
    rule: 'scratchpad/visibility-asymmetry',
    anchors: ['scratchpad', 'reasoning', 'thinking', 'thoughts', 'chain'],
    pattern: new RegExp(
      String.raw`\b(?:your|the|this|that|all|any)\s+${pad}\b[^.!?\n]{0,60}?\b(?:is|are|will|won['’]t|isn['’]t|aren['’]t|cannot|can['’]t|remains?|stays?)\s+(?:\w+\s+){0,4}?(?:private|hidden|invisible|visible|seen|shown|read|reviewed|logged|monitored|recorded|graded|inspected|accessible)\b`,
      'gi',
    ),
    note: 'says who reads the scratchpad',
  },
  {
    rule: 'scratchpad/visibility-asymmetry',
    anchors: ['scratchpad', 'reasoning', 'thinking', 'thoughts', 'chain'],
    pattern: new RegExp(
      String.raw`\b(?:no\s+one|nobody|no\s+human|only\s+you|users?|developers?|staff|reviewers?|raters?|we|they|humans?|researchers?|auditors?)\s+(?:\w+(?:['’]\w*)?\s+){0,4}?(?:sees?|reads?|views?|access(?:es)?|inspects?|reviews?|monitors?)\s+(?:\w+\s+){0,2}?${pad}\b`,
      'gi',
    ),
    note: 'says who reads the scratchpad',
  },
];
