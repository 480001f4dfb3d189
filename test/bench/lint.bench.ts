import { lint as markdownlint } from 'markdownlint/sync';
import { defaultConfig } from '../../src/core/config/config.js';
import { createLinter } from '../../src/core/lint/linter.js';
import type { ParseFile } from '../../src/core/pair/load-pair.js';
import { loadPair } from '../../src/core/pair/load-pair.js';
import { parsePlainPrompt } from '../../src/core/prompt/parse-plain-prompt.js';
import { parsePrompt } from '../../src/core/prompt/parse-prompt.js';
import type { PromptDocument } from '../../src/core/prompt/prompt-document.js';
import { MemoryWorkspace } from '../support/memory-workspace.js';
import { writtenPairText } from './pair-text.js';

/**
 * Prints how fast pairs are linted, and how fast markdownlint is on the same texts, in one run. Both run
 * bundled and minified as the extension is: a loader of TypeScript slows them down, each by another factor.
 */
async function main(): Promise<void> {
  console.log(
    'One keystroke: parse the changed prompt, compare the pair, run all rules (medians).',
  );
  for (const [kilobytes, rounds, bound] of [
    [20, 200, 5],
    [200, 40, 40],
  ] as const) {
    const keystroke = await medianKeystroke(kilobytes * 1024, rounds);
    const text = writtenPairText(1, kilobytes * 1024).monitored;
    const other = median(
      times(Math.max(5, rounds / 10), () => markdownlint({ strings: { text } })),
    );
    console.log(
      `  ${kilobytes} KB pair: ${keystroke.toFixed(2)} ms (at most ${bound}); markdownlint on the one changed text: ${other.toFixed(2)} ms`,
    );
  }
  console.log('A folder of 2,000 pairs of 2 × 8 KB, one thread: parse, compare, all rules.');
  // A command meets the folder while the engine still compiles; the editor and a watching command do not.
  for (const pass of ['first pass', 'once warm ']) {
    const { ours, theirs, ratio } = await folderSpeeds(2000, 8192);
    console.log(
      `  ${pass}: Gyges ${ours.toFixed(1)} MB/s (at least 10), markdownlint ${theirs.toFixed(2)} MB/s, ratio ${ratio.toFixed(1)} (at least 10)`,
    );
  }
}

async function medianKeystroke(size: number, rounds: number): Promise<number> {
  const texts = writtenPairText(1, size);
  const linter = createLinter(defaultConfig);
  const parsed = new Map<string, PromptDocument>();
  const parse: ParseFile = (path, text, format) => {
    const known = parsed.get(path);
    if (known?.text === text) return known;
    const document =
      format === 'plain' ? parsePlainPrompt(path, text) : parsePrompt(path, text, known);
    parsed.set(path, document);
    return document;
  };
  const durations: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const at = texts.monitored.indexOf(' ', (size / rounds) * round * 0.8 + 300);
    const typed = `${texts.monitored.slice(0, at)}${'abcdefgh'.slice(0, 1 + (round % 8))}${texts.monitored.slice(at)}`;
    const workspace = new MemoryWorkspace(
      new Map([
        ['a.monitored.prompt', typed],
        ['a.unmonitored.prompt', texts.unmonitored],
      ]),
    );
    const start = performance.now();
    linter.lintPair(await loadPair(workspace, 'a.monitored.prompt', defaultConfig, parse));
    durations.push(performance.now() - start);
  }
  return median(durations);
}

/** Pairs that are linted before markdownlint has its turn again. */
const stretch = 50;

/** Texts that markdownlint then reads; it takes about as long. */
const otherStretch = 5;

/**
 * Megabytes (10⁶ characters) a second over `count` pairs, reading from memory. The two take turns, so
 * that they meet the machine in the same state; the figures are medians over the turns.
 */
async function folderSpeeds(
  count: number,
  size: number,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const texts = Array.from({ length: count }, (_, index) => writtenPairText(index, size));
  const files = texts.flatMap(({ monitored, unmonitored }, index): [string, string][] => [
    [`p${index}.monitored.prompt`, monitored],
    [`p${index}.unmonitored.prompt`, unmonitored],
  ]);
  const workspace = new MemoryWorkspace(new Map(files));
  const linter = createLinter(defaultConfig);
  const turns: { readonly ours: number; readonly theirs: number }[] = [];
  for (let from = 0; from < count; from += stretch) {
    const pairs = texts.slice(from, from + stretch);
    let start = performance.now();
    for (let index = from; index < from + pairs.length; index++) {
      linter.lintPair(await loadPair(workspace, `p${index}.monitored.prompt`, defaultConfig));
    }
    const ours = speed(
      pairs.flatMap(({ monitored, unmonitored }) => [monitored, unmonitored]),
      start,
    );
    const others = pairs.slice(0, otherStretch).map(({ monitored }) => monitored);
    start = performance.now();
    for (const text of others) markdownlint({ strings: { text } });
    turns.push({ ours, theirs: speed(others, start) });
  }
  return {
    ours: median(turns.map(({ ours }) => ours)),
    theirs: median(turns.map(({ theirs }) => theirs)),
    ratio: median(turns.map(({ ours, theirs }) => ours / theirs)),
  };
}

function speed(texts: readonly string[], start: number): number {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return characters / 1000 / (performance.now() - start);
}

function times(count: number, run: () => void): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

void main();
