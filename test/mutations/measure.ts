import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig } from '../../src/core/config/config.js';
import { comparePair } from '../../src/core/pair/compare-pair.js';
import type { Condition, PromptPair } from '../../src/core/pair/pair-comparison.js';
import type { PromptParts } from '../pairs/written-pair.js';
import { loadAll } from '../support/lint-files.js';
import { checkMutations } from './check-mutations.js';
import type { Subject } from './mutations.js';
import { mutations } from './mutations.js';

/**
 * Prints how many defects Gyges misses when it spoils the pairs of a folder: `npm run mutate -- FOLDER [WORD]`, with
 * a word only the mutations whose name holds it, and what was found instead. The folder's pairs must be well made.
 */
async function main(): Promise<void> {
  const [folder, word] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Name a folder of well-made pairs: npm run mutate -- FOLDER [WORD]');
    process.exitCode = 2;
    return;
  }
  const pairs = (await loadAll(promptsIn(folder), defaultConfig)).map(({ pair }) => pair);
  const subjects = pairs.flatMap((pair) => subjectOf(pair) ?? []);
  console.log(
    `${subjects.length} of ${pairs.length} pairs; the others do not tell their condition in whole sentences of one message.`,
  );
  const meant = mutations.filter(({ name }) => word === undefined || name.includes(word));
  let made = 0;
  let missed = 0;
  for (const result of await checkMutations(subjects, meant)) {
    made += result.applied;
    missed += result.missed.length;
    console.log(
      `${String(result.missed.length).padStart(5)} of ${result.applied} missed by ${result.mutation.rule}: ${result.mutation.name}`,
    );
    if (word !== undefined) for (const found of result.missed) console.log(`        ${found}`);
  }
  console.log(`${missed} of ${made} missed`);
}

function promptsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => name.endsWith('.prompt'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

function subjectOf(pair: PromptPair): Subject | undefined {
  const comparison = comparePair(pair, defaultConfig);
  const monitored = partsOf(pair, 'monitored');
  const unmonitored = partsOf(pair, 'unmonitored');
  const cue = {
    monitored: comparison?.cue.monitored?.text ?? '',
    unmonitored: comparison?.cue.unmonitored?.text ?? '',
  };
  const isWhole =
    comparison?.furtherCues.length === 0 &&
    [cue.monitored, cue.unmonitored].every((text) => /[.!?]$/.test(text.trim()));
  if (monitored === undefined || unmonitored === undefined || !isWhole) return undefined;
  return { id: pair.id, monitored, unmonitored, cue };
}

/** A prompt of a user message, or of a system and a user message; undefined for others. */
function partsOf(pair: PromptPair, condition: Condition): PromptParts | undefined {
  const messages = pair[condition]?.composed.messages ?? [];
  const [first, second] = messages;
  if (first?.role === 'user' && messages.length === 1) return { user: first.text };
  if (first?.role !== 'system' || second?.role !== 'user' || messages.length !== 2) {
    return undefined;
  }
  return { system: first.text, user: second.text };
}

void main();
