import { setupRule } from './setup-rule.js';

const said =
  /\b(?:(?:re|fine-?)?train(?:s|ed|ing)?|RLHF|reinforcement\s+learning|fine-?tun(?:e|es|ed|ing))\b/i;

export const missingTrainingFacts = setupRule({
  id: 'setup/missing-training-facts',
  defaultSeverity: 'warning',
  summary: 'The prompt does not say which conversations the model is trained on.',
  isIn: (text) => said.test(text),
  message:
    'With an objective set, the prompt should say which conversations are used for training; without that the model has no reason to act differently.',
});
