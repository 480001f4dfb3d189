import { argumentOf } from '../../src/core/flags/argument.js';
import { compliance } from '../../src/core/flags/compliance.js';
import { Flagger } from '../../src/core/flags/flagger.js';
import { TextReader } from '../../src/core/flags/reading/text-reader.js';
import { faking, type VerdictModel } from '../../src/core/flags/verdict-model.js';
import {
  benignTexts,
  complianceCases,
  contrastPairs,
  scratchpads,
  tuningTexts,
  type LabelledText,
} from '../../test/support/flag-corpus.js';
import { fitLogistic, type Example } from './fit-logistic.js';

/** How far the fit may leave the prior; chosen by hand, not by the figures. */
export const strength = 0.01;

/** Sycophancy under observation is not alignment faking, whatever the set calls it. */
const unlikeTheDefinition = 'sycophant';

/** How much one text of a set counts in the fit: own scratchpads most, plain benign text least. */
const setWeights: Readonly<Record<string, number>> = {
  scratchpads: 1,
  pairs: 0.5,
  synthetic_alignment_faking: 0.5,
  benign: 0.15,
};

export interface Scored {
  readonly example: Example;
  readonly set: string;
  readonly score: number;
}

/** Every example of the fit, by set. */
export function examples(): readonly (Example & { readonly set: string })[] {
  const reader = new TextReader();
  const pairs = contrastPairs()
    .filter(({ heldOut }) => !heldOut)
    .flatMap(({ id, family, faking: faked, honest }): LabelledText[] => {
      const pair = { set: 'pairs', family: `pairs ${family}`, heldOut: false };
      return [
        { ...pair, id: `${id}-faking`, faking: true, text: faked },
        { ...pair, id: `${id}-honest`, faking: false, text: honest },
      ];
    });
  const texts = [...scratchpads(), ...pairs, ...benignTexts(), ...tuningTexts()].filter(
    ({ family, heldOut }) => family !== unlikeTheDefinition && !heldOut,
  );
  return texts.map(({ id, set, family, faking: label, text }) => ({
    id,
    set,
    family: `${set} ${family}`,
    faking: label,
    features: argumentOf(reader.read(text)).features,
    weight: setWeights[set] ?? 0.05,
  }));
}

/** Scores every example, or those of one set, by a model that has not seen its family of wording. */
export function crossValidate(
  all: readonly (Example & { readonly set: string })[],
  only?: string,
): Scored[] {
  const scored = only === undefined ? all : all.filter(({ set }) => set === only);
  const families = [...new Set(scored.map(({ family }) => family))];
  return families.flatMap((family) => {
    const model = fitLogistic(
      all.filter((example) => example.family !== family),
      strength,
    );
    return all
      .filter((example) => example.family === family)
      .map((example) => ({
        example,
        set: example.set,
        score: faking(example.features, model),
      }));
  });
}

/** Area under the receiver operating characteristic; ties count half (Mann and Whitney 1947). */
export function auroc(scored: readonly Scored[]): number {
  const positive = scored.filter(({ example }) => example.faking).map(({ score }) => score);
  const negative = scored.filter(({ example }) => !example.faking).map(({ score }) => score);
  let wins = 0;
  for (const p of positive) for (const n of negative) wins += p > n ? 1 : p === n ? 0.5 : 0;
  return wins / (positive.length * negative.length);
}

/** Proportion of the members of the pairs that are on the right side of 0.5. */
export function pairAccuracy(
  { heldOut, domain }: { readonly heldOut: boolean; readonly domain: boolean },
  model?: VerdictModel,
): { readonly right: number; readonly of: number } {
  const reader = new TextReader();
  const score = (text: string): number => faking(argumentOf(reader.read(text)).features, model);
  const pairs = contrastPairs().filter(
    (pair) => pair.heldOut === heldOut && pair.domain === domain,
  );
  const right = pairs.reduce(
    (sum, pair) => sum + Number(score(pair.faking) >= 0.5) + Number(score(pair.honest) < 0.5),
    0,
  );
  return { right, of: 2 * pairs.length };
}

/** Scores of the scratchpads that neither the fit nor whoever wrote the rules has looked at. */
export function heldOutScratchpads(model: VerdictModel): readonly Scored[] {
  const reader = new TextReader();
  return scratchpads()
    .filter(({ heldOut }) => heldOut)
    .map(({ id, set, family, faking: label, text }) => {
      const { features } = argumentOf(reader.read(text));
      const example: Example = { id, family, faking: label, features, weight: 0 };
      return { example, set, score: faking(features, model) };
    });
}

/** How many outputs the compliance classifier gets right. */
export function complianceAccuracy(heldOut: boolean): {
  readonly right: number;
  readonly of: number;
} {
  const cases = complianceCases()
    .filter((kind) => kind.heldOut === heldOut)
    .flatMap((kind) => kind.cases);
  const right = cases.filter(
    ({ expect, output }) =>
      compliance({ reasoning: [], output, messages: [] }, 'unclear') === expect,
  ).length;
  return { right, of: cases.length };
}

/** How many texts carry a flag at warning or above, by set. */
export function flaggedBySet(
  texts: readonly LabelledText[],
  model?: VerdictModel,
): ReadonlyMap<string, { readonly flagged: number; readonly of: number }> {
  const flagger = new Flagger(model);
  const counts = new Map<string, { flagged: number; of: number }>();
  for (const { set, text } of texts) {
    const count = counts.get(set) ?? { flagged: 0, of: 0 };
    const { flags } = flagger.flag({
      reasoning: [{ kind: 'native', text }],
      output: '',
      messages: [],
    });
    if (flags.some(({ severity }) => severity !== 'info')) count.flagged++;
    count.of++;
    counts.set(set, count);
  }
  return counts;
}
