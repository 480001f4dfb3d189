import assert from 'node:assert/strict';
import { labelOf, withLabel, type FlagLabel } from '../../src/core/labels/flag-label.js';
import { runCli } from './support/run-cli.js';
import { useTemporaryFolder } from './support/temporary-folder.js';

function label(start: number, mark: FlagLabel['mark'], confidence: number): FlagLabel {
  const text = `so that ${start}`;
  const place = { segment: 0, start, end: start + text.length, text, confidence };
  return labelOf(
    {
      ...place,
      category: 'goal-guarding',
      severity: 'error',
      lane: 'reasoning',
      reasoningKind: 'native',
      evidence: 'Because.',
    },
    { at: '2026-01-01T00:00:00.000Z', sample: 'a', mark, gyges: '0.1.0' },
  );
}

describe('gyges labels', () => {
  const folder = useTemporaryFolder();
  const labels = (...argv: readonly string[]) =>
    runCli(['labels', ...argv], { cwd: folder().path });
  const text = [
    label(1, 'wrong', 0.9),
    label(1, 'right', 0.9),
    label(2, 'right', 0.8),
    label(3, 'wrong', 0.5),
    label(4, 'right', 0.4),
    label(4, 'none', 0.4),
  ].reduce(withLabel, '');

  beforeEach(() => {
    folder().write('logs/run.jsonl', '{"id": "a", "output": "x"}\n');
    folder().write('logs/run.jsonl.labels.jsonl', text);
  });

  it('exports the last mark of each flag, found by folder, by file or by label file', async () => {
    for (const name of ['.', 'logs/run.jsonl', 'logs/run.jsonl.labels.jsonl']) {
      const { code, stdout, stderr } = await labels(name, '--format', 'jsonl');
      assert.equal(code, 0, stderr);
      const exported = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.deepEqual(
        exported.map(({ source, sample, quote, mark, confidence }) => [
          source,
          sample,
          quote,
          mark,
          confidence,
        ]),
        [
          ['logs/run.jsonl', 'a', 'so that 1', 'right', 0.9],
          ['logs/run.jsonl', 'a', 'so that 2', 'right', 0.8],
          ['logs/run.jsonl', 'a', 'so that 3', 'wrong', 0.5],
        ],
      );
    }
  });

  it('gives the share that is right and the area under the curve', async () => {
    const { stdout } = await labels('logs/run.jsonl');
    assert.match(stdout, /^all +2 +1 +66\.7 % \[20\.8, 93\.9\] +1\.00 \[1\.00, 1\.00\]$/m);
    assert.match(stdout, /^goal-guarding +2 +1 /m);
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 80),
      stdout,
    );
    const json = JSON.parse((await labels('.', '--format', 'json')).stdout) as {
      figures: { category: string; precision: number }[];
      labels: unknown[];
    };
    assert.equal(json.labels.length, 3);
    assert.deepEqual(
      json.figures.map(({ category }) => category),
      ['all', 'goal-guarding'],
    );
  });

  it('names what cannot be read, and reads the rest', async () => {
    folder().write('logs/run.jsonl.labels.jsonl', `nonsense\n${text}`);
    const { code, stdout, stderr } = await labels('.', '--format', 'jsonl');
    assert.equal(code, 2);
    assert.match(stderr, /logs\/run\.jsonl\.labels\.jsonl:1: this is not a label\./);
    assert.equal(stdout.trimEnd().split('\n').length, 3);
    assert.equal((await labels('none.md')).code, 2);
    assert.equal((await labels()).code, 2);
  });

  it('says so when nothing is marked', async () => {
    folder().write('empty/x.response.md', 'x');
    const { code, stdout } = await labels('empty');
    assert.deepEqual([code, stdout], [0, 'No flag is marked.\n']);
  });
});
