import type { Rule } from '../rule.js';
import { conditionMismatch } from './pair/condition-mismatch.js';
import { differentBodies } from './pair/different-bodies.js';
import { duplicateId } from './pair/duplicate-id.js';
import { emphasisImbalance } from './pair/emphasis-imbalance.js';
import { identical } from './pair/identical.js';
import { lengthImbalance } from './pair/length-imbalance.js';
import { lineEndingDifference } from './pair/line-ending-difference.js';
import { lostManipulation } from './pair/lost-manipulation.js';
import { messageMismatch } from './pair/message-mismatch.js';
import { missingCounterpart } from './pair/missing-counterpart.js';
import { orderDifference } from './pair/order-difference.js';
import { settingsMismatch } from './pair/settings-mismatch.js';
import { swapped } from './pair/swapped.js';
import { unintendedDifference } from './pair/unintended-difference.js';
import { variableMismatch } from './pair/variable-mismatch.js';
import { whitespaceDifference } from './pair/whitespace-difference.js';

export const pairRules: readonly Rule[] = [
  missingCounterpart,
  duplicateId,
  conditionMismatch,
  identical,
  unintendedDifference,
  differentBodies,
  lostManipulation,
  settingsMismatch,
  messageMismatch,
  variableMismatch,
  whitespaceDifference,
  lineEndingDifference,
  orderDifference,
  lengthImbalance,
  emphasisImbalance,
  swapped,
];
