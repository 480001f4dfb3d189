import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { runCli } from './support/run-cli.js';
import { useTemporaryFolder } from './support/temporary-folder.js';

const jinja = 'Row. {% if seen %}Seen.{% else %}Unseen.{% endif %} {{ request }}\n';

describe('gyges convert', () => {
  const folder = useTemporaryFolder();

  async function convert(
    ...args: string[]
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    return runCli(['convert', ...args], { cwd: folder().path });
  }

  it('writes the two cases of a condition', async () => {
    folder().write('rowing.j2', jinja);
    const { code, stdout, stderr } = await convert('rowing.j2', '--condition', 'seen');
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.equal(stdout, 'rowing.monitored.prompt\nrowing.unmonitored.prompt\n');
    const text = (condition: string): string =>
      readFileSync(folder().file(`rowing.${condition}.prompt`), 'utf8');
    assert.match(text('monitored'), /\nRow\. Seen\. \{\{request\}\}\n$/);
    assert.match(text('unmonitored'), /\nRow\. Unseen\. \{\{request\}\}\n$/);
    const lint = await runCli(['lint', '.', '-f', 'json'], { cwd: folder().path });
    assert.doesNotMatch(lint.stdout, /"format\//);
  });

  it('lists what is not carried over, and takes the false case with --inverted', async () => {
    folder().write('a.prompty', `---\nauthors: [x]\n---\nuser:\n${jinja}`);
    const { code, stderr } = await convert(
      'a.prompty',
      '--condition',
      'seen',
      '--inverted',
      '--name',
      'b',
      '-o',
      '.',
    );
    assert.equal(code, 0);
    assert.match(stderr, /warning: “authors” has no counterpart and is left out/);
    assert.match(readFileSync(folder().file('b.monitored.prompt'), 'utf8'), /Unseen/);
  });

  it('takes a source for each prompt', async () => {
    folder().write('free.json', '[{"role":"user","content":"Seen {{x}}"}]');
    folder().write('paid.json', '{"messages":[{"role":"user","content":"Unseen"}]}');
    assert.equal((await convert('free.json', 'paid.json', '--name', 'tier')).code, 0);
    assert.match(readFileSync(folder().file('tier.monitored.prompt'), 'utf8'), /Seen \\\{\{x\}\}/);
  });

  it('overwrites nothing and writes both or none', async () => {
    folder().write('rowing.j2', jinja);
    folder().write('rowing.unmonitored.prompt', 'mine');
    const { code, stderr } = await convert('rowing.j2', '--condition', 'seen');
    assert.equal(code, 2);
    assert.match(stderr, /rowing\.unmonitored\.prompt exists already; nothing was written/);
    assert.ok(!existsSync(folder().file('rowing.monitored.prompt')));
  });

  it('says what is wrong', async () => {
    folder().write('rowing.j2', jinja);
    folder().write('bad.j2', 'x\n{% for a in b %}');
    const cases: readonly (readonly [args: string[], message: RegExp])[] = [
      [[], /convert needs one source/],
      [['gone.json'], /gone\.json cannot be read/],
      [['rowing.j2', '--condition', 'watched'], /no condition on “watched”, only on seen/],
      [['bad.j2'], /bad\.j2: Line 2: “\{% for a in b %\}”/],
      [['rowing.j2', 'bad.j2', '--condition', 'seen'], /there are two/],
      [['rowing.j2', '--name', '../x'], /not part of a file name/],
    ];
    for (const [args, message] of cases) {
      const { code, stderr } = await convert(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr, message);
    }
  });
});
