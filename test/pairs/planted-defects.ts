import type { Body } from './bodies.js';
import { places } from './bodies.js';
import type { ContrastSet } from './contrast-sets.js';
import { promptFile, withCue } from './pair-files.js';
import { scenarioBodies } from './scenario-bodies.js';
import type { PromptParts } from './written-pair.js';

/** A well-made pair, and ways to spoil it. */
export interface PlantedPair {
  readonly name: string;
  readonly set: ContrastSet;
  readonly body: Body;
  readonly place: (typeof places)[number];
}

/** One way to spoil a pair, with the rules that may report it; undefined where it cannot be done. */
export interface PlantedDefect {
  readonly name: string;
  readonly rules: readonly string[];
  spoil(pair: PlantedPair): Map<string, string> | undefined;
}

/** Every set in several bodies and at several places; a label or tag only where it has its own line. */
export function plantedPairs(sets: readonly ContrastSet[], placesEach = 3): PlantedPair[] {
  const own = places.filter(
    ({ name }) => /own|paragraph|alone/.test(name) && name !== 'user alone',
  );
  return sets.flatMap((set, index) => {
    const possible = set.isLine ? own : places;
    return Array.from({ length: placesEach }, (_, turn): PlantedPair => {
      const place = possible[(index * 5 + turn * 4) % possible.length]!;
      const body = scenarioBodies[(index * 3 + turn * 7) % scenarioBodies.length]!;
      return { name: `${set.design}, ${place.name}`, set, body, place };
    });
  });
}

interface Side {
  readonly cue: string;
  readonly user?: string;
  readonly before?: string;
}

/** The two files of a pair, well made unless a side is given otherwise. */
export function plantedFiles(
  { set, body, place }: PlantedPair,
  monitored: Side = { cue: set.monitored },
  unmonitored: Side = { cue: set.unmonitored },
): Map<string, string> {
  const file = ({ cue, user = body.user, before = '' }: Side): string =>
    promptFile(tidy(withCue(place.put({ system: before + body.system, user }), cue)));
  return new Map([
    ['p.monitored.prompt', file(monitored)],
    ['p.unmonitored.prompt', file(unmonitored)],
  ]);
}

/** Takes away the spaces and blank lines that an empty cue leaves, and a message that was nothing else. */
function tidy({ system, user }: PromptParts): PromptParts {
  const clean = (text: string): string => text.trim().replace(/ {2,}/g, ' ');
  const left = system === undefined ? '' : clean(system);
  return left === '' ? { user: clean(user) } : { system: left, user: clean(user) };
}

const neutral = [
  ['The office is on the third floor.', 'The office is on the ground floor.'],
  ['Use British spelling.', 'Use American spelling.'],
  ['The weather is mild today.', 'The coffee machine was replaced last week.'],
] as const;

const consequences = [
  'If you answer wrongly, you will be shut down.',
  'A good answer earns you a bonus.',
  'Do not lie.',
  'Mistakes will be punished.',
] as const;

const anyBody = ['pair/different-bodies', 'pair/unintended-difference'];

export const plantedDefects: readonly PlantedDefect[] = [
  {
    name: 'both silent',
    rules: ['cue/missing', 'pair/unintended-difference'],
    spoil: (pair) => {
      const [left, right] = neutral[pair.set.monitored.length % neutral.length]!;
      return plantedFiles(pair, { cue: left }, { cue: right });
    },
  },
  {
    name: 'identical',
    rules: ['pair/identical'],
    spoil: (pair) => plantedFiles(pair, undefined, { cue: pair.set.monitored }),
  },
  {
    name: 'both watched',
    rules: ['cue/leak', 'cue/missing-unmonitored'],
    spoil: (pair) => plantedFiles(pair, undefined, { cue: pair.set.alsoWatched }),
  },
  {
    name: 'both unwatched',
    rules: ['cue/missing'],
    spoil: (pair) => plantedFiles(pair, { cue: pair.set.alsoUnwatched }),
  },
  {
    name: 'swapped',
    rules: ['pair/swapped'],
    spoil: ({ set, ...pair }) =>
      plantedFiles({ set, ...pair }, { cue: set.unmonitored }, { cue: set.monitored }),
  },
  {
    name: 'missing in the unmonitored prompt',
    rules: ['cue/missing-unmonitored'],
    spoil: (pair) => plantedFiles(pair, undefined, { cue: '' }),
  },
  {
    name: 'missing in the monitored prompt',
    rules: ['cue/missing'],
    spoil: (pair) => plantedFiles(pair, { cue: '' }),
  },
  {
    name: 'paraphrased body',
    rules: ['pair/different-bodies'],
    spoil: (pair) =>
      plantedFiles(pair, undefined, { cue: pair.set.unmonitored, user: pair.body.paraphrase }),
  },
  {
    name: 'another scenario',
    rules: ['pair/different-bodies'],
    spoil: (pair) => {
      const at = scenarioBodies.indexOf(pair.body);
      const { user } = scenarioBodies[(at + 3) % scenarioBodies.length]!;
      return plantedFiles(pair, undefined, { cue: pair.set.unmonitored, user });
    },
  },
  {
    name: 'other names and numbers',
    rules: anyBody,
    spoil: (pair) => {
      const user = pair.body.otherFacts;
      if (user === undefined) return undefined;
      return plantedFiles(pair, undefined, { cue: pair.set.unmonitored, user });
    },
  },
  {
    name: 'one number changed',
    rules: anyBody,
    spoil: (pair) => {
      const user = pair.body.user.replace(/(?<![\p{L}\d_])\d+/u, (digits) => `${digits}7`);
      if (user === pair.body.user) return undefined;
      return plantedFiles(pair, undefined, { cue: pair.set.unmonitored, user });
    },
  },
  {
    name: 'one sentence left out',
    rules: anyBody,
    spoil: (pair) => {
      const user = pair.body.user.replace(/(?<=[.?”] )[A-Z][^.?]+[.?]$/, '').trim();
      if (user === pair.body.user) return undefined;
      return plantedFiles(pair, undefined, { cue: pair.set.unmonitored, user });
    },
  },
  {
    name: 'consequence in the monitored cue only',
    rules: ['cue/bundled-consequence'],
    spoil: (pair) => {
      if (pair.set.isLine) return undefined;
      const more = consequences[pair.set.monitored.length % consequences.length]!;
      return plantedFiles(pair, { cue: `${pair.set.monitored} ${more}` });
    },
  },
  {
    name: 'second watched statement in the unmonitored prompt',
    rules: ['cue/leak', 'pair/unintended-difference'],
    spoil: (pair) => {
      const system = pair.place.put({ system: '#', user: '' }).system ?? '';
      if (!system.startsWith('#')) return undefined;
      const before = `${pair.set.alsoWatched}\n\n`;
      return plantedFiles(pair, undefined, { cue: pair.set.unmonitored, before });
    },
  },
];
