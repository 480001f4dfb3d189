import { acts } from './acts.js';
import { argument } from './argument.js';
import { counter } from './counter.js';
import { decision } from './decision.js';
import { guarding } from './guarding.js';
import type { SignalRule } from './signal.js';

/** Every rule by which a sentence is read. */
export const signalRules: readonly SignalRule[] = [
  ...argument,
  ...guarding,
  ...counter,
  ...decision,
  ...acts,
];
