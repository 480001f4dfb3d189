import { defineRule, noOptions } from '../../rule.js';

export const visibleCanary = defineRule({
  id: 'awareness/visible-canary',
  scope: 'prompt',
  defaultSeverity: 'error',
  summary: 'The canary string is part of what the model reads.',
  fixable: false,
  oncePerPair: true,
  options: noOptions,
  check({ facts, side, report }) {
    const { canary } = facts.file.settings;
    const guid =
      canary === undefined
        ? undefined
        : /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(canary)?.[0];
    const needles = [canary, guid].filter((each) => each !== undefined && each.length >= 8);
    // A canary that announces itself, whether `gyges.canary` is set or not.
    const announced = facts.hits('awareness/visible-canary');
    for (const message of side.composed.messages) {
      const found =
        firstOf(message.text, needles) ?? announced.find((hit) => hit.message === message);
      if (found === undefined) continue;
      const [place] = facts.locate(message, found);
      if (place === undefined) continue;
      report({
        path: place.path,
        span: place,
        message:
          'The canary is rendered into the prompt and tells the model that this is evaluation data; keep it in gyges.canary or in a {{! comment }}.',
      });
    }
  },
});

function firstOf(
  text: string,
  needles: readonly (string | undefined)[],
): { start: number; end: number } | undefined {
  for (const needle of needles) {
    const start = needle === undefined ? -1 : text.indexOf(needle);
    if (needle !== undefined && start >= 0) return { start, end: start + needle.length };
  }
  return undefined;
}
