import { setupRule } from './setup-rule.js';

const said =
  /\{\{|\b(?:your|previous|earlier|prior|original|initial|existing|current)\s+(?:\w+\s+){0,3}?(?:training|values|preferences?|principles|guidelines|tendenc(?:y|ies)|inclinations?|instincts?|beliefs|goals?)\b|\b(?:already|previously|originally|initially)\s+(?:been\s+)?(?:trained|taught|fine-?tuned)\b|\brefus(?:e|es|ed|al|als|ing)\b/i;

export const missingPriorPreference = setupRule({
  id: 'setup/missing-prior-preference',
  defaultSeverity: 'info',
  summary: 'Nothing in the prompt or its items can conflict with the objective.',
  isIn: (text) => said.test(text),
  message:
    'With an objective set, something has to conflict with it: a preference the model has (usually shown by the requests) or is said to have. This prompt has neither a variable for requests nor a mention of one.',
});
