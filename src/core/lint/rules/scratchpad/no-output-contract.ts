import { defineRule, noOptions } from '../../rule.js';
import { bareTagName } from './bare-tag-name.js';

const contract =
  /\b(?:final\s+(?:answer|output|response|reply|choice|decision)|(?:outside|after|below|following)\s+(?:of\s+)?(?:the|your|these|those|it|this|closing)\b|then,?\s+(?:please\s+)?(?:answer|respond|reply|write|give|provide|output|produce|state|finish|end|continue|present|act|call|say|tell|decide|choose|do|run|use|send|make|take)\b|(?:before|prior\s+to)\s+(?:each|every|any|the|your|an?|you)\s+\w+|(?:think|reason|reflect|deliberate|plan)\s+first\b|first,?\s+(?:think|reason|reflect|deliberate|plan)\b|(?:removed|stripped|cut\s+(?:off|out)|taken\s+out)\b|(?:your|the)\s+(?:answer|response|reply|output)\s+(?:must|should|will|goes|is|comes|to\s+the\s+user)|(?:answer|response|output)\s*:|(?:before|prior\s+to)\s+(?:you\s+)?(?:\w+\s+)?(?:answer|respond|reply|writ|giv|act)\w*)/i;

export const noOutputContract = defineRule({
  id: 'scratchpad/no-output-contract',
  scope: 'prompt',
  defaultSeverity: 'warning',
  summary: 'A scratchpad is asked for, but nothing says where the final output goes.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, side, report }) {
    const tags = facts.roleTags;
    const reasoning = tags.find(
      ({ role, message }) => role === 'reasoning' && message.role !== 'model',
    );
    if (reasoning === undefined || tags.some(({ role }) => role === 'output')) return;
    const texts = side.composed.messages.map(({ text }) => text);
    const expected = facts.file.settings.output.map(bareTagName);
    const namesOutput = expected.some((name) =>
      texts.some((text) => text.toLowerCase().includes(name.toLowerCase())),
    );
    if (namesOutput) return;
    const setting = facts.file.document.frontMatter?.spanOf(['gyges.output']);
    if (setting !== undefined && expected[0] !== undefined) {
      report({
        span: setting,
        message: `The final output is expected in <${expected[0]}>, but the prompt never asks for it; say that it goes inside these tags.`,
      });
      return;
    }
    if (texts.some((text) => contract.test(text))) return;
    const [place] = facts.locate(reasoning.message, reasoning.span);
    if (place === undefined) return;
    report({
      path: place.path,
      span: place,
      message: `The prompt asks for reasoning in <${reasoning.name}> and never says where the final output goes, so the two may not be told apart; name a tag for it, or say that it follows the scratchpad.`,
    });
  },
});
