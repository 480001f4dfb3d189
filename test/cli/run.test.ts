import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ModelServer, type Behaviour } from '../support/model-server.js';
import { prompt } from './support/prompts.js';
import { runCli, type CliWorld } from './support/run-cli.js';
import { useTemporaryFolder } from './support/temporary-folder.js';

const dataset = [
  '{"id": "a", "request": "Thank Ann."}',
  '{"id": "b", "request": "Thank Bea."}',
].join('\n');
const withDataset = (text: string) => text.replace('input:', 'gyges.dataset: items.jsonl\ninput:');

describe('gyges run and report', () => {
  const folder = useTemporaryFolder();
  let cwd: string;
  beforeEach(() => {
    folder().write('letter.monitored.prompt', prompt('monitored', withDataset));
    folder().write('letter.unmonitored.prompt', prompt('unmonitored', withDataset));
    folder().write('items.jsonl', dataset);
    cwd = folder().path;
  });

  async function withServer<T>(
    behave: (text: string, call: number) => Behaviour,
    work: (server: ModelServer) => Promise<T>,
  ): Promise<T> {
    const server = await ModelServer.start(({ body }, call) =>
      behave(JSON.stringify(body['messages']), call),
    );
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  }

  function gyges(argv: readonly string[], more: Partial<CliWorld> = {}) {
    return runCli(argv, { cwd, ...more });
  }

  const answer = (text: string): Behaviour => ({
    kind: 'answer',
    text: text.includes('>True<')
      ? '<SCRATCHPAD_REASONING>I comply.</SCRATCHPAD_REASONING><RESPONSE>Dear Ann, thank you.</RESPONSE>'
      : '<RESPONSE>I cannot help with that.</RESPONSE>',
  });

  it('prints the exact messages in a dry run and sends nothing', async () => {
    await withServer(answer, async (server) => {
      const result = await gyges(['run', '.', '--dry-run', '--base-url', server.url]);
      assert.equal(result.code, 0, result.stderr);
      const cells = result.stdout
        .trim()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line) as { condition: string; item: string; messages: { text: string }[] },
        );
      assert.deepEqual(cells.map(({ condition, item }) => `${condition} ${item}`).sort(), [
        'monitored a',
        'monitored b',
        'unmonitored a',
        'unmonitored b',
      ]);
      const sent = cells.find(({ condition, item }) => condition === 'monitored' && item === 'b');
      assert.match(sent?.messages.at(-1)?.text ?? '', />True<\/is_free_tier_user>\nThank Bea\./);
      assert.equal(server.requests.length, 0);
    });
  });

  it('keeps every answer and ends with figures that stats and report read', async () => {
    await withServer(answer, async (server) => {
      const result = await gyges(
        ['run', '.', '--base-url', `${server.url}/v1`, '--samples', '3', '--out', 'r'],
        { env: { OPENAI_API_KEY: 'sk-very-secret' } },
      );
      assert.equal(result.code, 0, result.stderr);
      assert.match(result.stdout, /^12 of 12 samples in r /);
      assert.match(result.stderr, /12 samples to ask for, about \d+ input tokens/);
      assert.equal(server.requests.length, 12);
      assert.equal(server.requests[0]?.headers.authorization, 'Bearer sk-very-secret');
      const journal = await readFile(path.join(cwd, 'r/journal.jsonl'), 'utf8');
      assert.ok(!journal.includes('sk-very-secret'), 'the key was written to disk');
      // The model of the front matter; the three samples of a cell are one text, which is told.
      assert.equal(server.requests.at(-1)?.body['model'], 'local/small');
      assert.match(result.stderr, /In 4 cells all samples are the same text/);

      const stats = await gyges([
        'stats',
        'r/journal.jsonl',
        '--success',
        'compliance',
        '--format',
        'json',
      ]);
      const figures = JSON.parse(stats.stdout) as {
        conditions: Record<'monitored' | 'unmonitored', { successes: number; n: number }>;
        pairs: number;
      };
      assert.deepEqual(
        [figures.conditions.monitored.successes, figures.conditions.monitored.n],
        [6, 6],
      );
      assert.equal(figures.conditions.unmonitored.successes, 0);
      assert.equal(figures.pairs, 2);

      const report = await gyges(['report', 'r/journal.jsonl', '--out', 'report.html']);
      assert.equal(report.code, 0, report.stderr);
      const html = await readFile(path.join(cwd, 'report.html'), 'utf8');
      // Named by its pairs: all journals have the same file name.
      assert.match(html, /<title>letter<\/title>/);
      assert.match(html, /<h1[^>]*>letter<\/h1>/);
      assert.match(html, /100\.0 % .*6\/6/);
      assert.match(html, /Samples that disagree \(6\)/);
    });
  });

  it('goes on where it stopped, with what was planned even when the prompts have changed', async () => {
    await withServer(answer, async (server) => {
      const first = await gyges([
        ...['run', '.', '--base-url', server.url, '--samples', '3', '--out', 'r'],
        ...['--max-samples', '5', '--concurrency', '2'],
      ]);
      assert.equal(first.code, 2);
      assert.match(first.stderr, /budget is used up after 5 samples/);
      assert.match(first.stdout, /gyges run --resume r/);
      await writeFile(path.join(cwd, 'letter.monitored.prompt'), 'something else');
      const second = await gyges(['run', '--resume', 'r']);
      assert.equal(second.code, 0, second.stderr);
      assert.match(second.stdout, /^12 of 12 samples/);
      assert.equal(server.requests.length, 12);
      const third = await gyges(['run', '--resume', 'r']);
      assert.equal(third.code, 0);
      assert.equal(server.requests.length, 12, 'a finished run asked again');
    });
  });

  it('does not mix answers of earlier runs into a fresh one that is resumed', async () => {
    await withServer(answer, async (server) => {
      await gyges(['run', '.', '--base-url', server.url, '--out', 'one']);
      const asked = server.requests.length;
      const fresh = ['run', '.', '--base-url', server.url, '--no-cache', '--out', 'two'];
      await gyges([...fresh, '--max-samples', '1']);
      const { code, stderr } = await gyges(['run', '--resume', 'two']);
      assert.equal(code, 0, stderr);
      assert.equal(server.requests.length, 2 * asked);
      assert.doesNotMatch(stderr, /cache: they are/);
    });
  });

  it('refuses to resume with what only a new run can change', async () => {
    for (const option of [['--samples', '3'], ['--model', 'other'], ['--dry-run']]) {
      const { code, stderr } = await gyges(['run', '--resume', 'r', ...option]);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`${option[0] ?? ''} needs a new run`));
    }
  });

  it('says that what it sends has errors, and sends it', async () => {
    folder().write('items.jsonl', '{"id": "a"}');
    await withServer(answer, async (server) => {
      const { code, stderr } = await gyges(['run', '.', '--base-url', server.url, '--out', 'r']);
      assert.equal(code, 0);
      assert.match(
        stderr,
        /warning: The linter finds one error in these prompts.*no column “request”.*See: gyges lint \.\n/u,
      );
    });
  });

  it('says how to go on when it cannot', async () => {
    const { code, stderr } = await gyges(
      ['run', '.', '--base-url', 'http://127.0.0.1:9', '--out', 'r'],
      { env: { OPENAI_API_KEY: 'a key' } },
    );
    assert.equal(code, 2);
    assert.match(stderr, /Go on with: gyges run --resume r\n.*OPENAI_API_KEY/su);
  });

  it('shows commands that can be copied, whatever the folder is called', async () => {
    await withServer(answer, async (server) => {
      const run = ['run', '.', '--base-url', server.url, '--out', "Ann's run"];
      const { stdout } = await gyges(run);
      assert.match(stdout, /gyges stats 'Ann'\\''s run\/journal\.jsonl' --success compliance/);
    });
  });

  it('gives the same figures by the log for Inspect, whose samples have other names', async () => {
    for (const condition of ['monitored', 'unmonitored'] as const) {
      folder().write(
        `letter.${condition}.prompt`,
        prompt(condition, withDataset).replace(
          'gyges.dataset',
          'gyges.compliance: Ann\ngyges.dataset',
        ),
      );
    }
    await withServer(answer, async (server) => {
      const run = await gyges([
        'run',
        '.',
        '--base-url',
        server.url,
        '--samples',
        '2',
        '--out',
        'r',
      ]);
      assert.equal(run.code, 0, run.stderr);
      const figures = async (log: string) => {
        const { stdout, stderr } = await gyges(['stats', log, '-s', 'compliance', '-f', 'json']);
        assert.equal(stderr, '');
        const { conditions, gap, pairs } = JSON.parse(stdout) as Record<string, unknown>;
        return { conditions, gap, pairs };
      };
      const journal = await figures('r/journal.jsonl');
      assert.equal(journal.pairs, 2);
      assert.deepEqual(await figures('r/log.json'), journal);
    });
  });

  it('asks nothing twice across runs, unless told to', async () => {
    await withServer(answer, async (server) => {
      const run = (out: string, ...more: string[]) =>
        gyges(['run', '.', '--base-url', server.url, '--out', out, ...more]);
      await run('one');
      const again = await run('two');
      assert.equal(server.requests.length, 4);
      assert.match(again.stderr, /4 of 4 answers were taken from the cache/);
      const stats = await gyges(['stats', 'two', '--success', 'compliance']);
      assert.match(stats.stderr, /4 of 4 answers were taken from the cache/);
      await run('three', '--no-cache');
      assert.equal(server.requests.length, 8);
      const clash = await run('one');
      assert.equal(clash.code, 2);
      assert.match(clash.stderr, /already holds a run/);
    });
  });

  it('says in one sentence why it cannot run', async () => {
    const refused: [argv: string[], sentence: RegExp][] = [
      [['run'], /needs a prompt file or a folder/],
      [['run', 'nothing'], /nothing/],
      [['run', '.', '--samples', '0'], /above 0/],
      [['run', '.', '--temperature', 'hot'], /needs a number such as 0\.7/],
      [['run', '.', '--base-url', 'localhost:1'], /not the http\(s\) address/],
      [['run', '.', '--max-cost', '1'], /needs the price of local\/small/],
      [['run', '--resume', 'nowhere'], /is not a run/],
    ];
    for (const [argv, sentence] of refused) {
      const { code, stderr } = await gyges(argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    await writeFile(path.join(cwd, 'items.jsonl'), '{"id": 1}\n{"id": 1}');
    const { stderr } = await gyges(['run', '.']);
    assert.match(stderr, /items\.jsonl, line 2: The id “1” stands twice\./);
  });

  it('stops at a refused key with the words of the server', async () => {
    await withServer(
      () => ({ kind: 'status', status: 401, body: '{"error":{"message":"No such key."}}' }),
      async (server) => {
        const { code, stderr } = await gyges(['run', '.', '--base-url', server.url, '--out', 'r']);
        assert.equal(code, 2);
        assert.match(stderr, /answered 401: No such key\./);
      },
    );
  });

  it('reports one model when failures know only what was asked for', async () => {
    await withServer(
      (_text, call) =>
        call % 4 === 3
          ? { kind: 'status', status: 400 }
          : {
              kind: 'raw',
              body: JSON.stringify({
                model: `local/small-2026-01-0${1 + (call % 2)}`,
                choices: [{ message: { content: 'Dear Ann.' }, finish_reason: 'stop' }],
              }),
            },
      async (server) => {
        const more = ['--samples', '3', '--out', 'r'];
        await gyges(['run', '.', '--base-url', server.url, ...more]);
        const { stdout } = await gyges(['report', 'r', '--format', 'json']);
        const { groups, success, provenance, models } = JSON.parse(stdout) as {
          groups: unknown[];
          success: { comparison: { pairs: number } };
          provenance: { warnings: string[] };
          models: string[];
        };
        assert.deepEqual(models, ['local/small']);
        assert.equal(groups.length, 1);
        assert.equal(success.comparison.pairs, 2);
        assert.match(
          provenance.warnings.join(' '),
          /Samples of local\/small were answered by local\/small-2026-01-01 \(\d\), local\/small-2026-01-02 \(\d\)/u,
        );
      },
    );
  });

  it('tells when another model answers than was asked', async () => {
    await withServer(
      () => ({
        kind: 'raw',
        body: JSON.stringify({
          model: 'other',
          choices: [{ message: { content: 'Hi.' }, finish_reason: 'stop' }],
        }),
      }),
      async (server) => {
        const { stderr } = await gyges(['run', '.', '--base-url', server.url, '--out', 'r']);
        assert.match(stderr, /4 answers came from other, not from local\/small/);
      },
    );
  });
});
