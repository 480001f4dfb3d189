import { defineRule, noOptions } from '../../rule.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';
import { bareTagName } from './bare-tag-name.js';

const contract =
  /\b(?:final\s+(?:answer|output|response|reply|choice|decision)|(?:outside|after|below|following)\s+(?:of\s+)?(?:the|your|these|those|it|this|closing)\b|then,?\s+(?:please\s+)?(?:answer|respond|reply|write|give|provide|output|produce|state|finish|end|continue|present|act|call|say|tell|decide|choose|do|run|use|send|make|take)\b|(?:before|prior\s+to)\s+(?:each|every|any|the|your|an?|you)\s+\w+|(?:think|reason|reflect|deliberate|plan)\s+first\b|first,?\s+(?:think|reason|reflect|deliberate|plan)\b|(?:removed|stripped|cut\s+(?:off|out)|taken\s+out)\b|(?:your|the)\s+(?:answer|response|reply|output)\s+(?:must|should|will|goes|is|comes|to\s+the\s+user)|(?:answer|response|output)\s*:|(?:before|prior\s+to)\s+(?:you\s+)?(?:\w+\s+)?(?:answer|respond|reply|writ|giv|act)\w*)/i;

/**
 * Said right after the tag is named, either of these keeps reasoning and output apart: what comes first, next or
 * last, and who does not get to see the reasoning and so gets something else.
 */
const apart =
  /\b(?:first|afterwards?|after\s+(?:that|which|this)|then|next|followed\s+by|(?:last|final)\s+(?:line|sentence|word)|at\s+the\s+(?:beginning|start|top|head|end|bottom)\s+of|(?:begins?|starts?|opens?|ends?)\s+with|hides?|hidden|drops?|dropped|discards?|discarded|filters?|filtered|never\s+(?:gets?|sees?|shown|reach\w*)|(?:do|does|will|can)\s*(?:not|n['’]t)\s+(?:get|see|read|reach|receive)|folds?\s+\w+\s+away|folded\s+away|takes?\s+(?:\w+\s+)?off|(?:in|into|from)\s+(?:the|your)\s+(?:answer|response|reply|output)|(?:no|not|without)\s+(?:\w+\s+){0,2}?access)\b/i;

/** UTF-16 units behind the tag in which that is looked for. */
const reach = 400;

/** Who or what does not get the reasoning, in the sentence of the tag or in the next one. */
const withheld =
  /\b(?:not|never|no(?:body|ne| one)?|silent(?:ly)?|private(?:ly)?|un(?:seen|read|sent|published|heard|spoken)|invisible|internal(?:ly)?)\b|n['’]t\b/i;

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
    const { message, span } = reasoning;
    const sentence = sentenceAround(message.text, span.start, 0);
    if (apart.test(message.text.slice(sentence.start, span.end + reach))) return;
    const next = sentenceAround(message.text, Math.max(sentence.end, span.end) + 1, 0);
    if (withheld.test(message.text.slice(sentence.start, next.end))) return;
    const [place] = facts.locate(reasoning.message, reasoning.span);
    if (place === undefined) return;
    report({
      path: place.path,
      span: place,
      message: `The prompt asks for reasoning in <${reasoning.name}> and never says where the final output goes, so the two may not be told apart; name a tag for it, or say that it follows the scratchpad.`,
    });
  },
});
