import type { Rule } from '../rule.js';
import { dataset } from './format/dataset.js';
import { emptyMessage } from './format/empty-message.js';
import { frontMatterInPartial } from './format/front-matter-in-partial.js';
import { invalidFrontMatter } from './format/invalid-front-matter.js';
import { invalidTemplate } from './format/invalid-template.js';
import { invalidValue } from './format/invalid-value.js';
import { lateSystemMessage } from './format/late-system-message.js';
import { noUserMessage } from './format/no-user-message.js';
import { partialCycle } from './format/partial-cycle.js';
import { repeatedRow } from './format/repeated-row.js';
import { textBeforeFirstRole } from './format/text-before-first-role.js';
import { textBeforeFrontMatter } from './format/text-before-front-matter.js';
import { unappliedDefault } from './format/unapplied-default.js';
import { undeclaredVariable } from './format/undeclared-variable.js';
import { unknownHelper } from './format/unknown-helper.js';
import { unknownKey } from './format/unknown-key.js';
import { unknownPartial } from './format/unknown-partial.js';
import { unknownRole } from './format/unknown-role.js';
import { unusedVariable } from './format/unused-variable.js';

export const formatRules: readonly Rule[] = [
  textBeforeFrontMatter,
  invalidFrontMatter,
  frontMatterInPartial,
  invalidValue,
  unknownKey,
  invalidTemplate,
  unknownHelper,
  unknownPartial,
  partialCycle,
  undeclaredVariable,
  unusedVariable,
  unappliedDefault,
  unknownRole,
  textBeforeFirstRole,
  emptyMessage,
  noUserMessage,
  lateSystemMessage,
  dataset,
  repeatedRow,
];
