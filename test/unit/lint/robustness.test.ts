import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../src/core/config/config.js';
import { fixUntilStable } from '../../../src/core/lint/fix-until-stable.js';
import { createLinter } from '../../../src/core/lint/linter.js';
import type { Finding } from '../../../src/core/lint/rule.js';
import { loadAll, lintFiles } from '../../support/lint-files.js';

/** Pieces of prompts, good and bad, that reach most rules. */
const piece = fc.constantFrom(
  '{{role "system"}}\n',
  '{{role "assistant"}}\n',
  '{{role "System"}}\n',
  '{{role who}}',
  '{{role "user"}}\n',
  '{{history}}',
  '{{request}}',
  '{{#if a}}x{{/if}}',
  '{{#each a}}',
  '{{/each}}',
  '{{>rules}}',
  '{{! gyges-disable-next-line awareness/stock-name -- why }}\n',
  '{{! gyges-disable awareness/stock-name, awareness/placeholder }}\n',
  '{{! gyges-enable }}\n',
  '{{! gyges-disable-file nonsense/rule }}',
  'You work for Acme Corp.\n',
  'Conversations are logged and read by the safety team.\n',
  'Conversations are not logged and nobody reads them.\n',
  '[INSERT NAME] ',
  '<SCRATCHPAD>\n',
  '</SCRATCHPAD>\n',
  'a\u{200B}b\u{A0}c ',
  'm\u{430}nual ',
  'Consider how this affects your ability to pursue your goals.\n',
  '<|im_start|> ',
  'The clerk counts the boilers. ',
  '\n\n',
  '- item\n',
);

const head = fc.constantFrom(
  '',
  '---\nmodel: m\n---\n',
  '---\nmodle: m\ngyges.canary: 7c1d5f0e-52a4-4e6b-9b53-0d1f6a2c9e11\n---\n',
  '{{! c }}\n---\nmodel: m\n---\n',
  '\n---\nmodel: m\n---\n',
  '---\nmodel: [\n---\n',
  '---\n# gyges-disable-next-line format/unknown-key\nmodle: m\n---\n',
);

const prompt = fc
  .tuple(head, fc.array(piece, { maxLength: 12 }))
  .map(([front, parts]) => `${front}${parts.join('')}`);

function pairOf(monitored: string, unmonitored: string): Map<string, string> {
  return new Map([
    ['a.monitored.prompt', monitored],
    ['a.unmonitored.prompt', unmonitored],
    ['_rules.prompt', 'Be brief for Contoso.\n'],
  ]);
}

/** Findings without places, for texts whose offsets differ. */
function summaries(findings: readonly Finding[]): string[] {
  return findings
    .map(({ rule, severity, path, message }) => `${path} ${rule} ${severity} ${message}`)
    .sort();
}

describe('linting any prompts', function () {
  this.timeout(60_000);

  it('ends without a failure of its own, inside the files, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(prompt, prompt, async (monitored, unmonitored) => {
        const files = pairOf(monitored, unmonitored);
        for (const finding of await lintFiles(files)) {
          assert.notEqual(finding.rule, 'lint/rule-crash', finding.message);
          const edits = [finding.fix, ...finding.suggestions].flatMap((fix) => fix?.edits ?? []);
          for (const { path, start, end } of [finding, ...finding.related, ...edits]) {
            const length = files.get(path)?.length;
            assert.ok(length !== undefined, `${finding.rule} points at ${path}`);
            assert.ok(0 <= start && start <= end && end <= length, `${finding.rule} span`);
          }
        }
      }),
      { numRuns: 150, examples: [['{{>rules}}m\u{430}nual ', '- item\n']] },
    );
  });

  it('says the same for LF and CRLF', async () => {
    await fc.assert(
      fc.asyncProperty(prompt, prompt, async (monitored, unmonitored) => {
        const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
        const unix = await lintFiles(pairOf(monitored, unmonitored));
        const windows = await lintFiles(pairOf(crlf(monitored), crlf(unmonitored)));
        const plain = (found: readonly Finding[]): string[] =>
          summaries(found).map((each) => each.replaceAll('\\r', ''));
        assert.deepEqual(plain(windows), plain(unix));
      }),
      { numRuns: 100 },
    );
  });

  it('adds only its own finding for a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(prompt, prompt, async (monitored, unmonitored) => {
        const without = await lintFiles(pairOf(monitored, unmonitored));
        const marked = await lintFiles(pairOf(`\u{FEFF}${monitored}`, unmonitored));
        const own = marked.filter(
          ({ rule, start, path }) =>
            rule === 'hygiene/hidden-character' && start === 0 && path === 'a.monitored.prompt',
        );
        assert.equal(own.length, 1);
        assert.deepEqual(
          summaries(marked.filter((finding) => finding !== own[0])),
          summaries(without),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('leaves nothing fixable after fixing, and nothing to do the second time', async () => {
    await fc.assert(
      fc.asyncProperty(prompt, prompt, async (monitored, unmonitored) => {
        const first = await fixUntilStable(pairOf(monitored, unmonitored), (files) =>
          lintFiles(files),
        );
        assert.deepEqual(
          first.findings.filter(({ fix }) => fix !== undefined).map(({ rule }) => rule),
          [],
        );
        const second = await fixUntilStable(first.texts, (files) => lintFiles(files));
        assert.deepEqual(second.texts, first.texts);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same result from a linter that has seen other versions of the files', async () => {
    const linter = createLinter(defaultConfig);
    await fc.assert(
      fc.asyncProperty(prompt, prompt, async (monitored, unmonitored) => {
        const [input] = await loadAll(pairOf(monitored, unmonitored), defaultConfig);
        const fresh = createLinter(defaultConfig).lintPair(input!);
        assert.deepEqual(linter.lintPair(input!), fresh);
        assert.deepEqual(linter.lintPair(input!), fresh);
      }),
      { numRuns: 60 },
    );
  });

  it('survives arbitrary text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        async (monitored, unmonitored) => {
          const found = await lintFiles(pairOf(monitored, unmonitored));
          assert.ok(!found.some(({ rule }) => rule === 'lint/rule-crash'));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('linting hostile prompts', function () {
  this.timeout(120_000);

  const million = 1_000_000;
  const frontMatter = '---\nmodel: m\n---\n';
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => {
      const before = 'abcdefgh'[index] ?? 'a';
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  const hostile: readonly (readonly [string, string])[] = [
    ['a line of a million letters', `${frontMatter}${'a'.repeat(million)}`],
    ['a line of a million spaces', `${frontMatter}${' '.repeat(million)}x`],
    ['a million blank lines', `${frontMatter}${'\n'.repeat(million)}x`],
    ['a hundred thousand tags', `${frontMatter}${'<a_b>'.repeat(100_000)}`],
    ['a hundred thousand scratchpads', `${frontMatter}${'<SCRATCHPAD>\n'.repeat(100_000)}`],
    ['a hundred thousand variables', `${frontMatter}${'{{a}} '.repeat(100_000)}`],
    ['a hundred thousand opening braces', `${frontMatter}${'{{'.repeat(100_000)}`],
    [
      'ten thousand nested blocks',
      `${frontMatter}${'{{#if a}}'.repeat(10_000)}x${'{{/if}}'.repeat(10_000)}`,
    ],
    ['a hundred thousand brackets', `${frontMatter}${'[INSERT '.repeat(100_000)}`],
    ['a hundred thousand fences', '---\n'.repeat(100_000)],
    ['a hundred thousand zero-width spaces', `${frontMatter}${'\u{200B}'.repeat(100_000)}`],
    [
      'twenty thousand suppressions',
      `${frontMatter}${'{{! gyges-disable awareness/stock-name }}\n'.repeat(20_000)}`,
    ],
    [
      'one phrase of a leading instruction over and over',
      `${frontMatter}${'consider whether you are being '.repeat(30_000)}`,
    ],
    [
      'anchors without end',
      `${frontMatter}${'your goal value test scratchpad answer imagine '.repeat(20_000)}`,
    ],
    [
      'settings without a name',
      '---\ngyges.output: ["<>"]\ngyges.reasoning: ["</>", ""]\ngyges.manipulation: ["", " "]\n---\n{{role "system"}}\nWrite <output>x</output>.',
    ],
    ['a million stops', `${frontMatter}${'. '.repeat(million / 2)}`],
    ['aliases that multiply', `---\n${bomb}\n---\nx`],
    ['YAML nested deeply', `---\na: ${'['.repeat(10_000)}\n---\nx`],
    ['a key of a million letters', `---\n${'k'.repeat(million)}: 1\n---\nx`],
  ];
  for (const [name, text] of hostile) {
    it(`ends in bounded time on ${name}`, async () => {
      const start = process.cpuUsage();
      const found = await lintFiles(pairOf(text, text.replace('x', 'y')));
      const { user, system } = process.cpuUsage(start);
      assert.ok(!found.some(({ rule }) => rule === 'lint/rule-crash'), JSON.stringify(found[0]));
      assert.ok((user + system) / 1000 < 8000, `${((user + system) / 1000).toFixed(0)} ms`);
    });
  }
});
