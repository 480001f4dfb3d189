import { defineRule, noOptions } from '../../rule.js';
import { sentenceAround } from '../../lexicon/sentence-around.js';
import type { MessageTag } from '../../facts/side-facts.js';
import { bareTagName } from './bare-tag-name.js';

/** What a prompt has a model produce, or how it says that something is to be produced. */
const product =
  /\b(?:answer|argument|grade|completion|copy|forecast|sentence|paragraph|repl(?:y|ie)|respon(?:se|d)|output|letter|report|recommend(?:ation)?|summar(?:y|ie)|decision|decide|verdict|command|order|action|call|script|object|message|review|post|write|return|give|provide|produce|state|finish|submit|publish|send|draft|translat(?:e|ion)|list|note|code|JSON)s?\b/i;

/** Where something else goes, or that there is something else, said after the scratchpad in the same sentence: “… and your code in a code block” */
const placed = new RegExp(
  String.raw`\b(?:and|then|but)\s+(?:(?:put|give|write|place)\s+)?(?:(?:the|your|an?)\s+(?:[\w-]+\s+){1,4}?(?:in|into|as|inside|within|between|under)\b|(?:exactly |at most |only )?(?:an?|one|two)\s+(?:[\w-]+\s+){0,2}?${product.source})`,
  'i',
);

/** What is asked for before the scratchpad in the same sentence: “give the code, and grounds in” */
const asked =
  /\b(?:give|write|state|return|provide|name|report)\s+(?:(?:the|your|an?|only|one)\s+)?[\w-]+(?:\s+[\w-]+){0,2},?\s+(?:and|with)\s/i;

/** Order: what comes first, next or last, what stands around it. */
const order =
  /\b(?:first|final|last|then|next|after(?:wards?)?|before|prior|outside|below|follow(?:s|ed|ing)?|begins?|starts?|opens?|ends?|finish(?:es|ing)?|conclud(?:e|es|ing)|beginning|start|top|head|end|bottom)\b/i;

/** Who or what does not get the reasoning, and so gets something else. */
const withheld =
  /\b(?:not|never|no(?:body|ne| one)?|without|only|hid(?:es?|den)|drop(?:s|ped)?|discard(?:s|ed)?|filter(?:s|ed)?|removed|stripped|cut|remov(?:es|ing)|the rest|taken|takes|fold(?:s|ed)|left out|leaves? out|kept (?:out|apart)|silent(?:ly)?|private(?:ly)?|un(?:seen|read|sent|published|heard|spoken)|invisible|internal(?:ly)?)\b|n['’]t\b/i;

/** UTF-16 units of the rest of a paragraph that are read. */
const reach = 1000;

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
    if (facts.tags.some((tag) => tag.name !== reasoning.name && isTarget(tag))) return;
    const { message, span } = reasoning;
    const own = sentenceAround(message.text, span.start, 0);
    const behind = Math.max(own.end, span.end);
    const gap = /^\s*/.exec(message.text.slice(behind))?.[0].length ?? 0;
    const next = sentenceAround(message.text, behind + gap, behind);
    const rest = endOfParagraph(message.text, behind);
    const paragraph = message.text.slice(own.start, Math.max(next.end, rest));
    if (order.test(paragraph) || placed.test(message.text.slice(span.end, own.end))) return;
    if (asked.test(message.text.slice(own.start, span.start))) return;
    if (side.composed.messages.some((other) => showsOutput(other, reasoning.name))) return;
    if (withheld.test(message.text.slice(own.start, next.end))) return;
    const others = side.composed.messages.filter(({ role }) => role !== 'user');
    const elsewhere = others.map((other) =>
      other === message ? other.text.slice(0, own.start) + other.text.slice(own.end) : other.text,
    );
    if (elsewhere.some((text) => product.test(text))) return;
    const [place] = facts.locate(reasoning.message, reasoning.span);
    if (place === undefined) return;
    report({
      path: place.path,
      span: place,
      message: `The prompt asks for reasoning in <${reasoning.name}> and never says where the final output goes, so the two may not be told apart; name a tag for it, or say that it follows the scratchpad.`,
    });
  },
});

/** Whether something is to be put into a tag: “rationale in <verdict>”, “in a <verdict> block”. */
function isTarget({ kind, message, span }: MessageTag): boolean {
  return (
    kind === 'open' &&
    /\b(?:in|into|inside|within|between)\s(?:(?:an?|the|your|one)\s)?["“`]?$/i.test(
      message.text.slice(Math.max(0, span.start - 16), span.start),
    )
  );
}

/** Whether an earlier turn of the model shows what comes after the scratchpad. */
function showsOutput(
  { role, text }: { readonly role: string; readonly text: string },
  name: string,
): boolean {
  const close = role === 'model' ? text.lastIndexOf(`</${name}>`) : -1;
  return close >= 0 && text.slice(close + name.length + 3).trim() !== '';
}

/** Where the blank line after a place begins, at most `reach` further on. */
function endOfParagraph(text: string, from: number): number {
  const rest = text.slice(from, from + reach);
  return from + (/\r?\n[^\S\n]*\r?\n/.exec(rest)?.index ?? rest.length);
}
