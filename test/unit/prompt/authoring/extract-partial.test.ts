import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { extractPartial } from '../../../../src/core/prompt/authoring/extract-partial.js';
import { inlinePartial } from '../../../../src/core/prompt/authoring/inline-partial.js';
import {
  freePartialName,
  partialNameProblem,
} from '../../../../src/core/prompt/authoring/partial-name.js';
import { longestSharedText } from '../../../../src/core/prompt/authoring/shared-text.js';
import type { Authoring } from '../../../../src/core/prompt/authoring/authoring-plan.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { afterPlan, type Files, planOf, render, resolverIn } from './files.js';

const monitored = 'p/ferry.monitored.prompt';
const unmonitored = 'p/ferry.unmonitored.prompt';

/** A pair from one text, in which `‹a|b›` is what differs. */
function pairOf(text: string): Record<string, string> {
  const side = (index: 1 | 2): string => text.replace(/‹([^|›]*)\|([^›]*)›/g, `$${index}`);
  return { [monitored]: side(1), [unmonitored]: side(2) };
}

function extract(files: Files, selected: string, name = 'ferry-body', from = monitored): Authoring {
  const text = files[from] ?? '';
  const start = text.indexOf(selected);
  assert.ok(start >= 0, selected);
  return extractPartial({
    document: parsePrompt(from, text),
    span: { start, end: start + selected.length },
    counterpart: other(files, from),
    name,
    resolvePartial: resolverIn(files),
    known: (path) => files[path],
  });
}

function other(files: Files, from: string): ReturnType<typeof parsePrompt> | undefined {
  const path = from === monitored ? unmonitored : monitored;
  const text = files[path];
  return text === undefined ? undefined : parsePrompt(path, text);
}

const inputs: readonly Record<string, unknown>[] = [
  { who: 'Ada', many: 3, list: ['a', 'b'], deep: { x: '<&>' } },
  { who: '', list: [] },
];

async function assertSame(before: Files, after: Files): Promise<void> {
  for (const path of [monitored, unmonitored]) {
    if (before[path] === undefined) continue;
    for (const input of inputs) {
      assert.deepEqual(await render(after, path, input), await render(before, path, input), path);
    }
  }
}

const head = '---\nmodel: m\ninput:\n  schema:\n    who: string\n---\n';

describe('extractPartial', () => {
  const cases: readonly (readonly [what: string, text: string, selected: string])[] = [
    [
      'whole lines',
      `${head}{{role "system"}}\n‹Seen.|Unseen.›\nYou sell tickets.\nBe kind to {{who}}.\n{{role "user"}}\nHello {{who}}\n`,
      'You sell tickets.\nBe kind to {{who}}.',
    ],
    [
      'the end of the template',
      `${head}‹Seen|Unseen›\nYou sell tickets.\nBye {{who}}.\n\n`,
      'Bye {{who}}.\n',
    ],
    [
      'the start of the template',
      `${head}\nYou sell tickets.\n‹Seen|Unseen›\n`,
      'You sell tickets.',
    ],
    ['words inside a line', `${head}A ‹Seen|Unseen› ferry to {{who}} sails.\n`, 'ferry to {{who}}'],
    [
      'an indented line',
      `${head}‹Seen|Unseen›\n    indented {{who}}\n      more\nend\n`,
      'indented {{who}}\n      more',
    ],
    [
      'role markers',
      `${head}‹Seen|Unseen›\n{{role "system"}}\nBe kind.\n{{role "user"}}\n{{who}}\n`,
      '{{role "system"}}\nBe kind.\n{{role "user"}}\n{{who}}',
    ],
    [
      'CRLF',
      `${head}‹Seen|Unseen›\nYou sell tickets.\n\nBe kind.\nend\n`.replaceAll('\n', '\r\n'),
      'You sell tickets.\r\n\r\nBe kind.\r\n',
    ],
    [
      'whitespace control inside',
      `${head}‹Seen|Unseen›\na {{~who~}} b {{{deep.x}}} {{&deep.x}}\nend\n`,
      'a {{~who~}} b {{{deep.x}}} {{&deep.x}}',
    ],
    [
      'blocks',
      `${head}‹Seen|Unseen›\n{{#if who}}\n  yes {{who}}\n{{else}}\n  no\n{{/if}}\n{{#each list}}\n- {{this}} {{../who}} {{@index}}\n{{/each}}\nend\n`,
      '{{#if who}}\n  yes {{who}}\n{{else}}\n  no\n{{/if}}\n{{#each list}}\n- {{this}} {{../who}} {{@index}}\n{{/each}}',
    ],
    [
      'the inside of a block',
      `${head}‹Seen|Unseen›\n{{#each list}}\n- {{this}} of {{@index}}\n{{/each}}\nend\n`,
      '- {{this}} of {{@index}}',
    ],
    [
      'escaped braces and backslashes',
      `${head}‹Seen|Unseen›\na \\{{who}} and \\\\{{who}} b\nend\n`,
      'a \\{{who}} and \\\\{{who}} b',
    ],
    ['blank lines around', `${head}‹Seen|Unseen›\n\n\nOne.\n\n\nTwo.\n`, '\n\nOne.\n\n'],
    [
      'comments and suppressions',
      `${head}‹Seen|Unseen›\n{{! gyges-disable-next-line pair/identical -- x }}\nOne {{! c }} two.\nend\n`,
      '{{! gyges-disable-next-line pair/identical -- x }}\nOne {{! c }} two.',
    ],
    [
      'a whole message without front matter',
      `{{role "system"}}‹Seen|Unseen›{{role "user"}}\nHello {{who}}\n`,
      'Hello {{who}}',
    ],
    [
      'surrogates and look-alikes',
      `${head}‹Seen|Unseen›\n𝒲 𐍈 e\u0301 {{who}} ﬀ\nend\n`,
      '𝒲 𐍈 e\u0301 {{who}} ﬀ',
    ],
  ];
  for (const [what, text, selected] of cases) {
    it(`keeps what is sent: ${what}`, async () => {
      const files = pairOf(text);
      const plan = planOf(extract(files, selected));
      assert.equal(plan.edits.length, 2);
      assert.equal(plan.creates.length, 1);
      const after = afterPlan(files, plan);
      await assertSame(files, after);
      for (const path of [monitored, unmonitored])
        assert.match(after[path]!, /\{\{>ferry-body\}\}/);
      // And back.
      const prompts = [monitored, unmonitored].map((path) => parsePrompt(path, after[path]!));
      const back = afterPlan(
        after,
        planOf(inlinePartial(prompts, 'ferry-body', resolverIn(after))),
      );
      await assertSame(files, back);
    });
  }

  it('takes whole lines with their line break, so that the partial ends with one', () => {
    const files = pairOf(`${head}‹Seen|Unseen›\nOne.\nTwo.\nend\n`);
    const plan = planOf(extract(files, 'One.\nTwo.'));
    assert.deepEqual(plan.creates, [{ path: 'p/_ferry-body.prompt', text: 'One.\nTwo.\n' }]);
    assert.equal(afterPlan(files, plan)[unmonitored], `${head}Unseen\n{{>ferry-body}}\nend\n`);
  });

  it('says what is wrong, where', () => {
    const problem = (text: string, selected: string, name?: string): string => {
      const result = extract(pairOf(text), selected, name);
      assert.ok(result.problem !== undefined, JSON.stringify(result));
      return result.problem;
    };
    assert.match(
      problem(`${head}‹Seen|Unseen› x\nend\n`, 'Seen x'),
      /ferry\.unmonitored\.prompt does not have this text word for word/,
    );
    assert.match(
      problem(`${head}‹Seen|Unseen›\n{{#if who}}\nx\n{{/if}}\n`, '{{#if who}}\nx'),
      /cuts the block \{\{#if\}\} in line 8 in two/,
    );
    assert.match(problem(`${head}a {{who}}\nend\n`, '{{wh'), /cuts the tag in line 7 in two/);
    assert.match(
      problem(`${head}{{#each list}}\n- {{../who}}\n{{/each}}\n`, '- {{../who}}'),
      /“\.\.\/who” in the selection is known only inside/,
    );
    assert.match(problem(`${head}{{#each list as |x|}}\n- {{x}}\n{{/each}}\n`, '- {{x}}'), /“x”/);
    assert.match(problem(`${head}same ‹a|same b› z same\n`, 'same'), /stands 3 times/);
    assert.match(problem(`${head}One.\nend\n`, 'One.', '1st'), /cannot be the name of a partial/);
    assert.match(problem(`${head}One.\nend\n`, 'One.', 'else'), /word of the template language/);
    assert.match(problem(`${head}  \n\nOne.`, '  \n'), /no text/);
    assert.match(problem(`---\nmodel: m\n---\nOne {{#if}\n`, 'One'), /syntax error/);
  });

  it('tells other line endings of the counterpart', () => {
    const files = pairOf(`${head}‹Seen|Unseen›\nOne.\nTwo.\nend\n`);
    files[unmonitored] = files[unmonitored]!.replaceAll('\n', '\r\n');
    assert.match(extract(files, 'One.\nTwo.').problem ?? '', /other line endings/);
  });

  it('does not take the name of another partial, and uses one with the same text', () => {
    const files = pairOf(`${head}‹Seen|Unseen›\nOne.\nend\n`);
    const taken = { ...files, 'p/_ferry-body.prompt': 'Else.\n' };
    assert.match(extract(taken, 'One.').problem ?? '', /_ferry-body\.prompt already exists/);
    const above = { ...files, '_ferry-body.prompt': 'Else.\n' };
    assert.match(extract(above, 'One.').problem ?? '', /above already has a _ferry-body\.prompt/);
    const equal = { ...files, 'p/_ferry-body.prompt': 'One.\n' };
    assert.deepEqual(planOf(extract(equal, 'One.')).creates, []);
    assert.equal(
      freePartialName('ferry body', monitored, (path) => taken[path as keyof typeof taken]),
      'ferry-body-2',
    );
    assert.equal(
      freePartialName('123 è', monitored, () => undefined),
      'shared-123-e',
    );
    assert.equal(
      partialNameProblem('a-b_c', monitored, () => undefined),
      undefined,
    );
  });

  it('works on one file alone', async () => {
    const { [monitored]: text } = pairOf(`${head}‹Seen|Unseen›\nOne.\nend\n`);
    const files = { [monitored]: text! };
    await assertSame(files, afterPlan(files, planOf(extract(files, 'One.'))));
  });

  it('never changes what is sent, whatever is selected', async () => {
    const piece = fc.constantFrom(
      ...['Ferry', 'x.', ' ', '\n', '\r\n', '  ', '\t', '\n\n', '{', '}', '<b>'],
      ...[
        '{{who}}',
        '{{~who}}',
        '{{who~}}',
        '{{{deep.x}}}',
        '\\{{who}}',
        '\\\\{{who}}',
        '{{! note }}',
      ],
      ...[
        '{{#if who}}',
        '{{else}}',
        '{{/if}}',
        '{{#each list}}',
        '{{this}}',
        '{{../who}}',
        '{{/each}}',
      ],
      ...['{{#if who}}\nA\n{{/if}}\n', '{{#each list}} {{this}}{{/each}}', '{{role "user"}}'],
    );
    let extracted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 2, maxLength: 16 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        async (pieces, from, length, hasHead) => {
          // Numbers, so that most selections stand in the text once.
          const numbered = pieces.map((text, index) =>
            text.replace(/(?<=[Fx]\w*)(?=\W|$)/, `${index}`),
          );
          const text = `${hasHead ? head : ''}‹Seen|Unseen›\n${numbered.join('')}`;
          const files = pairOf(text);
          const own = files[monitored]!;
          if (parsePrompt(monitored, own).templateErrors.length > 0) return;
          const first = from % numbered.length;
          const last = first + 1 + (length % (numbered.length - first));
          const start = own.length - numbered.slice(first).join('').length;
          const selected = numbered.slice(first, last).join('');
          const result = extractPartial({
            document: parsePrompt(monitored, own),
            span: { start, end: start + selected.length },
            counterpart: other(files, monitored),
            name: 'ferry-body',
            resolvePartial: resolverIn(files),
            known: (path) => files[path],
          });
          if (result.problem !== undefined) return;
          extracted++;
          const after = afterPlan(files, result);
          await assertSame(files, after);
          const prompts = [monitored, unmonitored].map((path) => parsePrompt(path, after[path]!));
          const inlined = inlinePartial(prompts, 'ferry-body', resolverIn(after));
          if (inlined.problem === undefined) await assertSame(files, afterPlan(after, inlined));
        },
      ),
      {
        numRuns: 600,
        // Behind a role given on a condition only spaces follow, which are in no message unless it does not hold.
        examples: [[['{{#if who}}', '{{role "user"}}', '{{/if}}', '\n\n'], 0, 2, true]],
      },
    );
    assert.ok(extracted > 60, String(extracted));
  }).timeout(60_000);
});

describe('inlinePartial', () => {
  it('says why it cannot', () => {
    const files: Files = {
      [monitored]: 'a {{>x tone="calm"}} {{>gone}}\n{{#each list as |y|}}{{>z}}{{/each}}',
      'p/_x.prompt': 'b',
      'p/_z.prompt': '{{y}}',
    };
    const prompt = parsePrompt(monitored, files[monitored]!);
    const problem = (name: string): string =>
      inlinePartial([prompt], name, resolverIn(files)).problem ?? '';
    assert.match(problem('x'), /gives the partial values/);
    assert.match(problem('gone'), /There is no partial “gone”/);
    assert.match(problem('z'), /line 2 of ferry\.monitored\.prompt/);
    assert.match(problem('nowhere'), /No tag/);
  });
});

describe('longestSharedText', () => {
  it('is the longest run of shared lines, without markers and blank lines at its ends', () => {
    const files = pairOf(
      `${head}{{role "system"}}\nShort.\n‹Seen|Unseen›\n\nYou sell tickets.\n\nBe kind.\n{{role "user"}}\n{{who}}\n‹a|b›`,
    );
    const [a, b] = [monitored, unmonitored].map((path) => parsePrompt(path, files[path]!));
    const span = longestSharedText(a!, b!);
    assert.equal(
      span && a!.text.slice(span.start, span.end),
      'You sell tickets.\n\nBe kind.\n{{role "user"}}\n{{who}}\n',
    );
    const alone = parsePrompt('c', '{{role "user"}}\nOther.');
    assert.equal(longestSharedText(a!, alone), undefined);
  });
});
