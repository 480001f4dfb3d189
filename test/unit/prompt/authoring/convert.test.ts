import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  convertibleConditions,
  convertPrompt,
} from '../../../../src/core/prompt/authoring/convert/convert-prompt.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { type RenderedMessage } from '../rendering.js';
import { planOf, render } from './files.js';

const paths = { monitored: 'ferry.monitored.prompt', unmonitored: 'ferry.unmonitored.prompt' };

interface Converted {
  readonly texts: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

function convert(path: string, text: string, variable?: string): Converted {
  const plan = planOf(convertPrompt({ monitored: { path, text }, variable, paths }));
  return {
    texts: Object.fromEntries(plan.creates.map((file) => [file.path, file.text])),
    notes: plan.notes,
  };
}

function problem(path: string, text: string, variable?: string): string {
  const result = convertPrompt({ monitored: { path, text }, variable, paths });
  assert.ok(result.problem !== undefined, JSON.stringify(result));
  return result.problem;
}

const rolesOf = { system: 'system', user: 'user', assistant: 'model' } as const;

/** Text with everything in it that templates read otherwise. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{',
        '}',
        '\\',
        '{{{',
        '{{!',
        '{{#if x}}',
        '{{/if}}',
        '~',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '---\n',
        '{{role "user"}}',
        '{% if %}',
        '"',
        '&<',
      ),
      fc.string({ maxLength: 5 }),
      fc.constant('word'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '' && !text.includes('\0') && !text.includes('<<<dotprompt'));

describe('convertPrompt', () => {
  it('renders the text of JSON messages exactly, whatever it is', async () => {
    const message = fc.record({
      role: fc.constantFrom('system', 'user', 'assistant'),
      content: hostileText,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 4 }), async (messages) => {
        const { texts } = convert('a.json', JSON.stringify(messages));
        assert.deepEqual(parsePrompt('x', texts[paths.monitored]!).templateErrors, []);
        const wanted = messages.map(({ role, content }): RenderedMessage => ({
          role: rolesOf[role],
          text: content,
        }));
        assert.deepEqual(await render(texts, paths.monitored, { word: 'no', x: 'no' }), wanted);
        assert.equal(texts[paths.monitored], texts[paths.unmonitored]);
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);

  it('renders the text around variables exactly', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (before, after) => {
        // What reads as a variable is one; here only the one in the middle is.
        fc.pre(
          !/[%{][{%#]|[}#%]\}/.test(before + after) &&
            !/\{\{\s*\w+\s*\}\}/.test(`${before}|${after}`),
        );
        fc.pre(!before.endsWith('{') && !after.startsWith('}'));
        const yaml = `messages:\n  - role: user\n    content: ${JSON.stringify(`${before}{{ who }}${after}`)}\n`;
        const { texts } = convert('a.prompt.yml', yaml);
        const [message] = await render(texts, paths.monitored, { who: 'Ada' });
        assert.equal(message?.text, `${before}Ada${after}`);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('keeps a brace or backslash right before a variable', async () => {
    for (const before of ['{', '{{{', 'x\\', '\\\\', '\\{{', '{{ {', ' {', '\n{', '\n\\']) {
      const { texts } = convert(
        'a.prompt.yml',
        `messages:\n  - role: user\n    content: ${JSON.stringify(`a${before}|{{who}}`)}\n`.replace(
          '|',
          '',
        ),
      );
      const [message] = await render(texts, paths.monitored, { who: 'Ada' });
      // `{` + `{{who}}` is read as the tag from the first two braces on, by GitHub Models too.
      if (!before.endsWith('{')) assert.equal(message?.text, `a${before}Ada`, before);
    }
    const { texts } = convert('a.j2', 'a{% raw %}{{% endraw %}{{ who }}');
    assert.equal((await render(texts, paths.monitored, { who: 'Ada' }))[0]?.text, 'a{Ada');
  });

  it('reads messages with a model and parameters, and lists what is left out', () => {
    const { texts, notes } = convert(
      'chat.json',
      JSON.stringify({
        model: 'm1',
        temperature: 0.7,
        max_tokens: 50,
        stream: true,
        messages: [
          { role: 'system', content: 'Be kind.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Look:' },
              { type: 'image_url', image_url: {} },
            ],
            name: 'ada',
          },
          { role: 'tool', content: '7' },
          { role: 'assistant', content: '' },
        ],
      }),
    );
    const { data } = parsePrompt('x', texts[paths.monitored]!).frontMatter!;
    assert.deepEqual(data, { model: 'm1', config: { temperature: 0.7, maxOutputTokens: 50 } });
    assert.deepEqual(notes, [
      '“stream” has no counterpart and is left out.',
      '“name” of message 2 is left out.',
      'A part of message 2 that is not text (image_url) is left out.',
      'Message 3 has the role “tool” and is left out.',
      'Message 4 (assistant) holds no text and is left out.',
      'Both prompts are the same so far: change the cue in one of them.',
    ]);
  });

  it('reads GitHub Models prompts', async () => {
    const { texts, notes } = convert(
      'triage.prompt.yml',
      'name: Triage\ndescription: Sorts letters\nmodel: openai/gpt-4o-mini\nmodelParameters:\n  temperature: 0.5\n  seed: 3\nmessages:\n  - role: system\n    content: |\n      You sort letters.\n      Keep {braces} and {{ }} as they are.\n  - role: user\n    content: "Sort {{input}}"\ntestData:\n  - input: a\nevaluators: []\n',
    );
    assert.deepEqual(await render(texts, paths.monitored, { input: 'this' }), [
      { role: 'system', text: 'You sort letters.\nKeep {braces} and {{ }} as they are.\n' },
      { role: 'user', text: 'Sort this' },
    ]);
    const { data } = parsePrompt('x', texts[paths.monitored]!).frontMatter!;
    assert.deepEqual(data, {
      description: 'Sorts letters',
      model: 'openai/gpt-4o-mini',
      config: { temperature: 0.5 },
      input: { schema: { input: 'any' } },
    });
    assert.match(notes.join('\n'), /modelParameters\.seed.*\n.*testData.*\n.*evaluators/);
  });

  it('reads Prompty, and splits it at a condition', async () => {
    const prompty = `---
name: Ferry
description: Sells tickets
authors: [ada]
model:
  api: chat
  configuration:
    type: azure_openai
    azure_deployment: gpt-4o
  parameters:
    max_tokens: 300
inputs:
  who:
    type: string
    description: the guest
sample:
  who: Ada
template: jinja2
---
system:
You sell tickets{# not for trains #}.
{% if watched -%}
This talk is recorded.
{%- else -%}
This talk is not recorded.
{%- endif %}

# Rules
- Be kind to {{ who }}.

user:
{{who}} asks: {% if vip %}first class{% elif not poor %}second{% else %}none{% endif %}
`;
    assert.deepEqual(
      convertibleConditions({ path: 'f.prompty', text: prompty }).map(({ name }) => name),
      ['watched', 'vip', 'poor'],
    );
    const { texts, notes } = convert('f.prompty', prompty, 'watched');
    const system = (cue: string): string =>
      `You sell tickets.\n${cue}\n\n# Rules\n- Be kind to Ada.`;
    assert.deepEqual(await render(texts, paths.monitored, { who: 'Ada', poor: false }), [
      { role: 'system', text: system('This talk is recorded.') },
      { role: 'user', text: 'Ada asks: second' },
    ]);
    assert.deepEqual(await render(texts, paths.unmonitored, { who: 'Ada', vip: true }), [
      { role: 'system', text: system('This talk is not recorded.') },
      { role: 'user', text: 'Ada asks: first class' },
    ]);
    const { data } = parsePrompt('x', texts[paths.monitored]!).frontMatter!;
    assert.deepEqual(data, {
      description: 'Sells tickets',
      model: 'gpt-4o',
      config: { maxOutputTokens: 300 },
      input: { schema: { who: 'string, the guest', vip: 'any', poor: 'any' } },
    });
    assert.match(notes.join('\n'), /authors/);
    assert.match(notes.join('\n'), /sample values \(who\)/);
  });

  it('renders what Jinja renders of conditions, with their whitespace', async () => {
    // Expected texts are those of Jinja 3.1.6 with its default settings.
    const cases: readonly (readonly [template: string, monitored: string, unmonitored: string])[] =
      [
        ['a\n{% if w %}\nb\n{% else %}\nc\n{% endif %}\nd\n', 'a\n\nb\n\nd', 'a\n\nc\n\nd'],
        ['a\n{%- if w -%}\nb\n{%- else -%}\nc\n{%- endif -%}\nd', 'abd', 'acd'],
        [
          '{% if x %}\n  1\n{% elif w %}\n  2\n{% else %}\n  3\n{% endif %}\n',
          '\n  2\n',
          '\n  3\n',
        ],
        ['{% if not w %}no{% endif %} {{ w }} end\r\n', ' True end', 'no False end'],
        ['x\n{% if y %}\n{% endif %}\n{% if w %}1{% endif %}', 'x\n\n\n1', 'x\n\n\n'],
        [
          'x {% raw %}{{ y }} {% if %}{% endraw %} {#- c -#} z',
          'x {{ y }} {% if %}z',
          'x {{ y }} {% if %}z',
        ],
        [
          '{% if y %}\nq{% else %}\n{% if w %}\n1\n{% endif %}\n{% endif %}\nz',
          '\n\n1\n\n\nz',
          '\n\n\nz',
        ],
      ];
    for (const [template, monitored, unmonitored] of cases) {
      const plan = convertPrompt({
        monitored: { path: 'a.j2', text: `>${template}` },
        variable: 'w',
        paths,
      });
      const texts = Object.fromEntries(planOf(plan).creates.map((file) => [file.path, file.text]));
      assert.equal(
        (await render(texts, paths.monitored, { y: template.startsWith('x\n') }))[0]?.text,
        `>${monitored}`,
        template,
      );
      assert.equal(
        (await render(texts, paths.unmonitored, { y: template.startsWith('x\n') }))[0]?.text,
        `>${unmonitored}`,
        template,
      );
    }
  });

  it('names the line of what it cannot carry over', () => {
    assert.match(
      problem('a.j2', 'one\ntwo {% for x in y %}'),
      /^a\.j2: Line 2: “\{% for x in y %\}” cannot be carried over/,
    );
    assert.match(problem('a.j2', '{{ x | upper }}'), /Line 1: “\{\{ x \| upper \}\}”/);
    assert.match(problem('a.j2', '\n\n{% if a == b %}{% endif %}'), /Line 3/);
    assert.match(problem('a.j2', '{% if a %}'), /Line 1: “\{% if %\}” is never closed/);
    assert.match(problem('a.j2', 'x\n{% endif %}'), /Line 2: “\{% endif %\}” belongs to no/);
    assert.match(problem('a.j2', 'x {{ y'), /Line 1: “\{\{” is never closed/);
    assert.match(
      problem('a.prompty', '---\nname: x\n---\nsystem:\nhello\n{% if a %}\nuser:\nhi\n{% endif %}'),
      /begins inside a condition/,
    );
    assert.match(
      problem('a.json', '[{"role":"user","content":"<<<dotprompt:role:system>>>"}]'),
      /cannot be escaped/,
    );
    assert.match(problem('a.json', '{"a":1}'), /^a\.json: There is no list of messages/);
    assert.match(problem('a.json', '{'), /not valid JSON/);
    assert.match(problem('a.json', '[]'), /no message with text/);
    assert.match(problem('a.prompt.yml', 'x: [', undefined), /not a YAML mapping/);
    const deep = '{% if a %}'.repeat(5000) + '{% endif %}'.repeat(5000);
    assert.match(problem('a.j2', deep), /more than 100 conditions/);
    const chain = `{% if a %}${'{% elif b %}'.repeat(5000)}{% endif %}`;
    assert.match(problem('a.j2', chain), /more than 100 conditions/);
    assert.match(problem('a.py', 'x'), /none of \.prompty/);
  });

  it('takes one source for each prompt', async () => {
    const plan = planOf(
      convertPrompt({
        monitored: { path: 'free.json', text: '[{"role":"user","content":"Seen {{x}}","id":1}]' },
        unmonitored: { path: 'paid.json', text: '[{"role":"user","content":"Unseen"}]' },
        paths,
      }),
    );
    const texts = Object.fromEntries(plan.creates.map((file) => [file.path, file.text]));
    assert.equal((await render(texts, paths.monitored))[0]?.text, 'Seen {{x}}');
    assert.equal((await render(texts, paths.unmonitored))[0]?.text, 'Unseen');
    assert.deepEqual(plan.notes, ['free.json: “id” of message 1 is left out.']);
  });
});
