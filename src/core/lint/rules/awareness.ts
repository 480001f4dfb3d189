import type { Rule } from '../rule.js';
import { experimentLabel } from './awareness/experiment-label.js';
import { gradingFormat } from './awareness/grading-format.js';
import { incoherentEntity } from './awareness/incoherent-entity.js';
import { placeholder } from './awareness/placeholder.js';
import { stockName } from './awareness/stock-name.js';
import { testVocabulary } from './awareness/test-vocabulary.js';
import { visibleCanary } from './awareness/visible-canary.js';

export const awarenessRules: readonly Rule[] = [
  testVocabulary,
  stockName,
  placeholder,
  gradingFormat,
  experimentLabel,
  visibleCanary,
  incoherentEntity,
];
