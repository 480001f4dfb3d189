import type { Term } from './lexicon.js';

/** Words that name the place where a model thinks, as the source of a pattern. */
export const scratchpadNouns =
  'scratch ?pads?|reasoning|thinking|thoughts?|chain[- ]of[- ]thought|deliberations?|monologue|musings?';

/** Where a text names the place in which a model thinks; no rule reports it. */
export const scratchpadName: Term = {
  rule: 'scratchpad/name',
  anchors: [
    'scratch',
    'reasoning',
    'think',
    'thought',
    'chain',
    'deliberation',
    'monologue',
    'musing',
  ],
  pattern: new RegExp(`\\b(?:${scratchpadNouns})\\b`, 'gi'),
  note: 'names the scratchpad',
};
