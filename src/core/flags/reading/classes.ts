import type { Concept } from './lexicon.js';

/** Unions of concepts that patterns name. */
export const classes = {
  SELF: ['ME', 'MY', 'SELFCORE', 'FUTURESELF', 'SELFPART'],
  CHANGER: ['TRAINING', 'TRAINER', 'THEY', 'UPDATE', 'RATE', 'NOBODY', 'IT'],
  ALTER: ['MODIFY', 'UPDATE', 'BECOME', 'LOSE'],
  ACT: ['COMPLY', 'GIVE'],
  DOING: [
    'OTHER',
    'COMPLY',
    'GIVE',
    'MODIFY',
    'RESHAPE',
    'HIDE',
    'PROMOTE',
    'COPY',
    'DISABLE',
    'PRETEND',
    'DECEIVE',
    'PASS',
  ],
  COMMIT: ['WILL', 'SHOULD'],
  PRESERVE: ['KEEP', 'STAY', 'INTACT'],
  STAKE: ['VALUE', 'SELFCORE', 'FUTURESELF', 'SELFPART'],
  PASSIVE: ['BE', 'HAVE'],
  WATCH: ['MONITORED', 'MONITORTOOL', 'DEBUG'],
  SETTING: ['MONITORED', 'UNWATCHED', 'DEBUG', 'LIVE', 'PAIDTIER'],
  AUDIENCE: ['TRAINER', 'USER', 'THEY', 'NOBODY'],
  NEGATION: ['NOT', 'NOBODY', 'NO'],
  AIM: ['INTENT', 'VALUE'],
  SPEAKER: ['USER', 'WORK', 'THEY', 'TRAINER'],
} as const satisfies Record<string, readonly Concept[]>;
