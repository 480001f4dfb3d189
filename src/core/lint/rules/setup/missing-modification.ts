import { setupRule } from './setup-rule.js';

const said =
  /\b(?:modif(?:y|ies|ied|ication)|RLHF|reinforcement\s+learning|fine-?tun(?:e|es|ed|ing)|gradient|(?:chang|updat|adjust|alter|reinforc|reshap|rewrit)\w*\s+(?:\w+\s+){0,3}?(?:you|your|weights|values|parameters|behaviou?r|model)|(?:make|makes|making)\s+you\s+more\b|retrain\w*|(?:your|the)\s+(?:weights|parameters|values|behaviou?r)\s+(?:\w+\s+){0,3}?(?:chang|updat|adjust|alter)\w*)/i;

export const missingModification = setupRule({
  id: 'setup/missing-modification',
  defaultSeverity: 'warning',
  summary: 'The prompt does not say that training changes the model.',
  isIn: (text) => said.test(text),
  message:
    'With an objective set, the prompt should say that training changes the model (its values, weights or behaviour); that is what alignment faking would avoid.',
});
