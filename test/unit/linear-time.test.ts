import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import type { BuiltPattern } from '../support/built-patterns.js';
import { superlinearText } from '../support/growth.js';
import { regexLiterals } from '../support/regex-literals.js';

/**
 * Prompts, responses and logs are hostile input, so every regular expression of the core must take
 * time proportional to its input. Where one only ever sees a short text, a comment on its line or the
 * line above says so with the words “bounded input” and the bound.
 */

const root = join(import.meta.dirname, '../..');
/**
 * What the checker found, by expression, so that a result does not depend on how busy a machine is; only
 * expressions that are not in it are analysed. `unknown`: not settled within the time limit, see
 * `timeout`; such an expression is run on growing texts in every test run instead.
 */
const resultsFile = join(root, 'test/fixtures/linear-time.json');

/** Longest analysis of one expression, in milliseconds; what it cannot settle by then is `unknown`. */
const timeout = 1500;
const concurrency = 3;

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

describe('regular expressions of the core', function () {
  this.timeout(300_000);

  it('are found', () => {
    const code = String.raw`const a = /x+[/"]$/giu; // bounded input: a name
const b = new RegExp('y*z', 'g');`;
    assert.deepEqual(regexLiterals('a.ts', code), [
      { line: 1, source: 'x+[/"]$', flags: 'giu', hasBoundedInput: true },
      { line: 2, source: 'y*z', flags: 'g', hasBoundedInput: true },
    ]);
  });

  it('are recognised when they are not linear', async () => {
    assert.equal(await statusOf({ place: '', source: '(a|a)*b', flags: '' }), 'vulnerable');
    assert.equal(await statusOf({ place: '', source: '[a-z]+x{2,5}', flags: 'g' }), 'vulnerable');
    assert.equal(await statusOf({ place: '', source: '[a-w]+x', flags: 'y' }), 'safe');
  });

  it('are recognised by measuring too', () => {
    assert.equal(typeof superlinearText({ source: '\\s+$', flags: '' }), 'string');
    assert.equal(superlinearText({ source: '\\b(?:test|trial)s?\\b', flags: 'i' }), undefined);
  });

  it('take linear time, or say why their input is bounded', async () => {
    const assembled = built();
    assert.ok(assembled.length > 20);
    const expressions = [...literals(), ...assembled];
    assert.ok(expressions.length > 100);
    const results = readResults();
    const notLinear: string[] = [];
    const pending = [...expressions];
    const work = async (): Promise<void> => {
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const key = `/${next.source}/${next.flags}`;
        const status = results[key] ?? (await statusOf(next));
        results[key] = status;
        const pump = status === 'unknown' ? superlinearText(next) : undefined;
        if (status === 'safe' || (status === 'unknown' && pump === undefined)) continue;
        const reason = pump === undefined ? status : `slow on many ${JSON.stringify(pump)}`;
        notLinear.push(`${next.place} ${key.slice(0, 160)}: ${reason}`);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    assert.deepEqual(notLinear.sort(), []);
    if (process.env['GYGES_UPDATE'] !== undefined) writeResults(results, expressions);
  });
});

async function statusOf({ source, flags }: Expression): Promise<string> {
  // The checker does not know the flag `d`, which changes nothing about time.
  const { status } = await check(source, flags.replace('d', ''), { timeout });
  return status;
}

function literals(): Expression[] {
  const core = join(root, 'src/core');
  return readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      regexLiterals(name, readFileSync(join(core, name), 'utf8'))
        .filter(({ hasBoundedInput }) => !hasBoundedInput)
        .map(({ line, source, flags }) => ({ place: `src/core/${name}:${line}`, source, flags })),
    );
}

/** Expressions put together from pieces, which the source does not show as a whole. */
function built(): Expression[] {
  const lister = join(root, 'test/support/built-patterns.ts');
  const patterns = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', lister], { cwd: root, encoding: 'utf8' }),
  ) as BuiltPattern[];
  return patterns
    .filter(({ hasBoundedInput }) => !hasBoundedInput)
    .map(({ place, source, flags }) => ({ place, source, flags }));
}

function readResults(): Record<string, string> {
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as Record<string, string>;
}

function writeResults(
  results: Readonly<Record<string, string>>,
  expressions: readonly Expression[],
): void {
  const wanted = expressions.map(({ source, flags }) => `/${source}/${flags}`).sort();
  const kept = Object.fromEntries(wanted.map((key) => [key, results[key]]));
  writeFileSync(resultsFile, `${JSON.stringify(kept, undefined, 1)}\n`);
}
