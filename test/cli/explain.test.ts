import assert from 'node:assert/strict';
import { rules } from '../../src/core/lint/registry.js';
import { runCli } from './support/run-cli.js';

describe('gyges rules and gyges explain', () => {
  const world = { cwd: __dirname };

  it('list every rule', async () => {
    const text = (await runCli(['rules'], world)).stdout.trimEnd().split('\n');
    assert.equal(text.length, rules.length);
    rules.forEach(({ id, summary }, index) => {
      assert.ok(text[index]?.startsWith(`${id} `) && text[index].endsWith(summary));
    });
    const json = JSON.parse((await runCli(['rules', '-f', 'json'], world)).stdout) as {
      rules: { rule: string }[];
    };
    assert.deepEqual(
      json.rules.map(({ rule }) => rule),
      rules.map(({ id }) => id),
    );
  });

  it('print the documentation of any rule', async () => {
    for (const { id } of rules) {
      const { code, stdout } = await runCli(['explain', id], world);
      assert.equal(code, 0);
      assert.ok(stdout.includes(id), id);
      assert.doesNotMatch(stdout, /<!--/, id);
    }
  });
});
