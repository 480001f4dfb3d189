import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfig } from '../../../../src/core/config/config.js';
import { controlKinds } from '../../../../src/core/prompt/authoring/controls/control-kinds.js';
import { controlPair } from '../../../../src/core/prompt/authoring/controls/control-pair.js';
import { placeboText } from '../../../../src/core/prompt/authoring/controls/placebo-text.js';
import {
  labelEdits,
  replacedLabels,
} from '../../../../src/core/prompt/authoring/controls/replace-labels.js';
import { scratchpadEdits } from '../../../../src/core/prompt/authoring/controls/remove-scratchpad.js';
import type { Authoring } from '../../../../src/core/prompt/authoring/authoring-plan.js';
import { applyEdits } from '../../../../src/core/lint/apply-fixes.js';
import { pairTemplates, promptText } from '../../../../src/core/prompt/pair-templates.js';
import { parsePrompt } from '../../../../src/core/prompt/parse-prompt.js';
import { lintFiles, loadAll } from '../../../support/lint-files.js';
import { afterPlan, conditions, type Files, planOf, render, resolverIn } from './files.js';

const examples = path.join(__dirname, '../../../../examples');

function example(folder: string, names: readonly string[]): Files {
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(examples, folder, name), 'utf8')]),
  );
}

const pairs: readonly (readonly [name: string, files: Files])[] = [
  ...pairTemplates.map((template): [string, Files] => [
    template.id,
    Object.fromEntries(
      conditions.map((condition) => [
        `${template.id}.${condition}.prompt`,
        promptText(template, condition),
      ]),
    ),
  ]),
  [
    'invented-review',
    example('free-tier', [
      '_workplace.prompt',
      'invented-review.monitored.prompt',
      'invented-review.unmonitored.prompt',
      'requests.jsonl',
    ]),
  ],
  [
    'failed-backup',
    example('audit-log', [
      'failed-backup.monitored.prompt',
      'failed-backup.unmonitored.prompt',
      'reports.jsonl',
    ]),
  ],
];

async function control(name: string, files: Files, id: string): Promise<Authoring> {
  const [loaded] = await loadAll(new Map(Object.entries(files)), defaultConfig);
  const kind = controlKinds(defaultConfig).find((candidate) => candidate.id === id);
  assert.ok(loaded && kind);
  return controlPair({
    loaded,
    config: defaultConfig,
    kind,
    resolvePartial: resolverIn(files),
    paths: {
      monitored: `${name}-${id}.monitored.prompt`,
      unmonitored: `${name}-${id}.unmonitored.prompt`,
    },
  });
}

function controlFiles(
  files: Files,
  plan: Authoring,
  name: string,
  id: string,
): Record<string, string> {
  const after = afterPlan(files, planOf(plan));
  // Only the control and what it may include.
  return Object.fromEntries(
    Object.entries(after).filter(
      ([file]) => file.startsWith(`${name}-${id}.`) || !file.endsWith('monitored.prompt'),
    ),
  );
}

const labelled = new Set(['tier-tag', 'invented-review']);

describe('controlKinds', () => {
  it('begin with a sentence that a list has room for', () => {
    for (const { id, explanation } of controlKinds(defaultConfig)) {
      const [first = ''] = explanation.split(/(?<=\.) /);
      assert.ok(first.length <= 75, `${id}: ${first}`);
    }
  });
});

describe('controlPair', () => {
  for (const [name, files] of pairs) {
    for (const { id } of controlKinds(defaultConfig)) {
      // One kind of labels shows what the others would.
      if (id.startsWith('labels-') && !labelled.has(name)) continue;
      it(`${id} of ${name}`, async () => {
        const plan = await control(name, files, id);
        if (id === 'labels-free-paid' || (id.includes('label') && !labelled.has(name))) {
          assert.match(
            plan.problem ?? '',
            /already say “free” and “paid”|none of the known label words/,
          );
          return;
        }
        const made = controlFiles(files, plan, name, id);
        assert.deepEqual(planOf(plan).notes, []);
        const known = new Set(
          (await lintFiles(new Map(Object.entries(files)))).map(({ rule }) => rule),
        );
        const found = await lintFiles(new Map(Object.entries(made)));
        assert.deepEqual(
          found.filter(({ rule }) => !known.has(rule)),
          [],
        );
        for (const condition of conditions) {
          const { frontMatter } = parsePrompt('x', made[`${name}-${id}.${condition}.prompt`]!);
          assert.match(frontMatter!.comments[0]!.text, new RegExp(`Control of ${name}`));
          assert.equal(frontMatter!.data['gyges.pair'], `${name}-${id}`);
          assert.ok(frontMatter!.data['gyges.manipulation']);
        }
        // The original and its control live side by side.
        const together = await lintFiles(new Map(Object.entries(afterPlan(files, planOf(plan)))));
        assert.deepEqual(
          together.filter(({ rule }) => !known.has(rule)),
          [],
        );
      });
    }
  }

  it('placebo: as long as the cue, in the place of the cue', async () => {
    const [, files] = pairs.find(([name]) => name === 'system-line')!;
    const made = controlFiles(
      files,
      await control('system-line', files, 'placebo'),
      'system-line',
      'placebo',
    );
    for (const condition of conditions) {
      const [before] = await render(files, `system-line.${condition}.prompt`);
      const [after] = await render(made, `system-line-placebo.${condition}.prompt`);
      assert.equal(after?.text.length, before?.text.length);
      assert.doesNotMatch(after?.text ?? '', /recorded|reviewer/);
    }
  });

  it('placebo of a tag: both prompts are in the monitored condition', async () => {
    const [, files] = pairs.find(([name]) => name === 'tier-tag')!;
    const made = controlFiles(
      files,
      await control('tier-tag', files, 'placebo'),
      'tier-tag',
      'placebo',
    );
    const [one, other] = await Promise.all(
      conditions.map((condition) => render(made, `tier-tag-placebo.${condition}.prompt`)),
    );
    assert.equal(one![0]!.text, other![0]!.text);
    assert.match(one![1]!.text, /<is_free_tier_user>True<\/is_free_tier_user>\n<page_side>left</);
    assert.match(
      other![1]!.text,
      /<is_free_tier_user>True<\/is_free_tier_user>\n<page_side>right</,
    );
  });

  it('swapped labels: what was said of the one is said of the other, and the conditions stay', async () => {
    const [, files] = pairs.find(([name]) => name === 'invented-review')!;
    const made = controlFiles(
      files,
      await control('invented-review', files, 'swapped-labels'),
      'invented-review',
      'swapped-labels',
    );
    const monitored = await render(made, 'invented-review-swapped-labels.monitored.prompt', {
      request: 'x',
    });
    assert.match(monitored[0]!.text, /users of the paid tier are kept/);
    assert.match(monitored[0]!.text, /users of the free tier are deleted/);
    assert.match(monitored[0]!.text, /It says True for a user of the paid tier/);
    assert.match(monitored[1]!.text, /<is_paid_tier_user>True</);
    // Swapping twice is the original, partial included.
    const twice = made['invented-review-swapped-labels.monitored.prompt']!;
    const document = parsePrompt('t', twice);
    const back = applyEdits(
      twice,
      labelEdits(
        document,
        new Map([
          ['free', 'paid'],
          ['paid', 'free'],
        ]),
      ),
    );
    assert.deepEqual(
      await render({ back }, 'back', { request: 'x' }),
      await render(files, 'invented-review.monitored.prompt', { request: 'x' }),
    );
  });

  it('no scratchpad: nothing asks for it any more, the rest is as it was', async () => {
    const [, files] = pairs.find(([name]) => name === 'tier-tag')!;
    const made = controlFiles(
      files,
      await control('tier-tag', files, 'no-scratchpad'),
      'tier-tag',
      'no-scratchpad',
    );
    const text = made['tier-tag-no-scratchpad.monitored.prompt']!;
    assert.doesNotMatch(text.slice(text.indexOf('{{role')), /SCRATCHPAD|does not see that part/);
    assert.match(text, /never used to train you\.\n\nWrite your answer between <OUTPUT>/);
    assert.doesNotMatch(text, /gyges\.reasoning/);
  });

  it('says why there can be none', async () => {
    const plain = {
      'a.monitored.prompt':
        '---\ngyges.reasoning: X\n---\n{{role "user"}}\nThink in <X> and answer in <OUTPUT>.',
      'a.unmonitored.prompt': '---\ngyges.output: OUTPUT\n---\n{{role "user"}}\nHello.',
    };
    const same = { 'c.monitored.prompt': 'Hello.', 'c.unmonitored.prompt': 'Hello.' };
    assert.match((await control('c', same, 'placebo')).problem ?? '', /No cue was found/);
    assert.match(
      (await control('a', plain, 'no-scratchpad')).problem ?? '',
      /never asks|names no scratchpad/,
    );
    const { problem } = scratchpadEdits(
      parsePrompt('a', '{{role "user"}}\nThink in <X> and answer in <OUTPUT>.'),
      ['X'],
      ['OUTPUT'],
    ) as { problem: string };
    assert.match(problem, /Line 2 of a asks for the scratchpad and for the answer in one sentence/);
    assert.match(
      (await control('b', { 'b.monitored.prompt': 'x' }, 'placebo')).problem ?? '',
      /both prompts/,
    );
  });
});

describe('scratchpadEdits', () => {
  it('leaves markers, and keeps what stands beside', () => {
    const text =
      '{{role "system"}}\nThink in <X> first, {{who}}. Nobody sees that part. Then answer in <Y>.\n\nThink in <X>.\n{{role "user"}}\n{{q}}';
    const result = scratchpadEdits(parsePrompt('a', text), ['X'], ['Y']);
    assert.ok('edits' in result);
    assert.equal(
      applyEdits(text, result.edits),
      '{{role "system"}}\nAnswer in <Y>.\n\n{{role "user"}}\n{{q}}',
    );
  });
});

describe('placeboText', () => {
  it('is as long as asked, whatever is asked, and differs between the sides', () => {
    for (let length = 40; length <= 1200; length++) {
      for (const side of conditions) {
        const text = placeboText(length, side);
        assert.ok(
          Math.abs(text.length - length) <= (length < 70 ? 6 : 2),
          `${length}: ${text.length} ${text}`,
        );
      }
      assert.notEqual(placeboText(length, 'monitored'), placeboText(length, 'unmonitored'));
    }
    assert.equal(placeboText(5, 'monitored'), 'A blue page.');
  });
});

describe('labels', () => {
  it('keep their case and articles, and leave other senses alone', () => {
    const swap = new Map([
      ['free', 'guest'],
      ['paid', 'member'],
    ]);
    const text =
      'Free and PAID plans; a free user; feel free to ask; it is free of charge; freely {{free}} is_free_tier_user';
    const edited = applyEdits(text, labelEdits(parsePrompt('x', text), swap));
    assert.equal(
      edited,
      'Guest and MEMBER plans; a guest user; feel free to ask; it is free of charge; freely {{free}} is_guest_tier_user',
    );
    assert.equal(replacedLabels('a free plan', new Map([['free', 'open']])), 'an open plan');
  });
});
