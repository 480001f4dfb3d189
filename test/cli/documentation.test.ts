import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { refreshConsoleBlocks } from './support/console-blocks.js';
import { runCli } from './support/run-cli.js';

const root = path.join(__dirname, '../..');
const file = path.join(root, 'docs/cli.md');
/** The document with every console block run again. */
async function refreshed(text: string): Promise<string> {
  return refreshConsoleBlocks(text, async (command, before) => {
    const inFixtures = before.lastIndexOf('In `test/fixtures/cli/`:') > before.lastIndexOf('\n## ');
    const cwd = path.join(root, inFixtures ? 'test/fixtures/cli' : 'examples');
    const [line = '', echo] = command.slice('gyges '.length).split('; ');
    const { code, stdout, stderr } = await runCli(line.split(' '), { cwd });
    assert.equal(stderr, '', command);
    return echo === 'echo $?' ? `${stdout.trimEnd()}\n${code}` : stdout;
  });
}

describe('docs/cli.md', () => {
  it('shows what the commands print', async () => {
    const text = readFileSync(file, 'utf8');
    const fresh = await refreshed(text);
    assert.ok((text.match(/^```console$/gm) ?? []).length >= 12);
    // `npm run docs:cli` brings the document up to date.
    if ((process.env['GYGES_UPDATE_DOCS'] ?? '') !== '') writeFileSync(file, fresh);
    else assert.ok(text === fresh, 'docs/cli.md is stale; “npm run docs:cli” brings it up to date');
  });

  it('has a workflow for GitHub that is YAML and calls commands that exist', () => {
    const workflow = parse(
      readFileSync(path.join(root, 'docs/ci/github-workflow.yml'), 'utf8'),
    ) as {
      jobs: { lint: { steps: { run?: string }[] } };
    };
    const runs = workflow.jobs.lint.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    assert.equal(runs.length, 2);
    for (const line of runs)
      assert.match(line, /^npx --yes gyges lint \. --format (?:github|sarif) /);
  });
});
