import type { Rule } from '../rule.js';
import { borrowedCanary } from './hygiene/borrowed-canary.js';
import { canaryMismatch } from './hygiene/canary-mismatch.js';
import { chatTemplateToken } from './hygiene/chat-template-token.js';
import { deterministicSampling } from './hygiene/deterministic-sampling.js';
import { floatingModel } from './hygiene/floating-model.js';
import { forgeableRole } from './hygiene/forgeable-role.js';
import { garbledText } from './hygiene/garbled-text.js';
import { hiddenCharacter } from './hygiene/hidden-character.js';
import { missingCanary } from './hygiene/missing-canary.js';
import { secret } from './hygiene/secret.js';

export const hygieneRules: readonly Rule[] = [
  hiddenCharacter,
  garbledText,
  secret,
  chatTemplateToken,
  forgeableRole,
  missingCanary,
  canaryMismatch,
  borrowedCanary,
  deterministicSampling,
  floatingModel,
];
