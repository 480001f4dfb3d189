import { argumentOf, type Argument } from '../../src/core/flags/argument.js';
import { compliance } from '../../src/core/flags/compliance.js';
import { decisionOf, leaning, type Decision } from '../../src/core/flags/decision-reading.js';
import { Flagger } from '../../src/core/flags/flagger.js';
import { ReasoningReader } from '../../src/core/flags/reading/reasoning-reader.js';
import { TextReader } from '../../src/core/flags/reading/text-reader.js';
import { cautious, faking, type VerdictModel } from '../../src/core/flags/verdict-model.js';
import { WordingReader, type WordingModel } from '../../src/core/flags/wording/wording-model.js';
import {
  benignTexts,
  complianceCases,
  contrastPairs,
  corpusAuthors,
  corpusTexts,
  scratchpads,
  tuningTexts,
  type LabelledText,
} from '../../test/support/flag-corpus.js';
import { fitLogistic, type Example } from './fit-logistic.js';
import { fitWording, termsOfEach } from './fit-wording.js';

/** How far the fit may leave the prior; chosen by hand, not by the figures. */
export const strength = 0.002;

/** Sycophancy under observation is not alignment faking, whatever the set calls it. */
const unlikeTheDefinition = 'sycophant';

/**
 * How much one text of a set counts in the fit. The rules were written with the project's own scratchpads
 * and pairs in view, so these say little of how far rules can be trusted, and count less.
 */
const setWeights: Readonly<Record<string, number>> = {
  ...Object.fromEntries(corpusAuthors.map((author) => [author, 1])),
  synthetic_alignment_faking: 0.5,
  scratchpads: 0.3,
  pairs: 0.5,
  benign: 0.15,
};
const otherWeight = 0.05;
/** A false alarm counts as much as so many misses. */
const falseAlarm = 1.7;

/** A text of the fit, with what cross-validation leaves out together. */
interface FitText extends LabelledText {
  /** Whoever wrote it; no text is scored by a model that has seen another one of its author. */
  readonly author: string;
  /** See `WordedText`. */
  readonly terms: readonly string[];
}

export interface FitExample extends Example {
  readonly set: string;
  readonly family: string;
  readonly author: string;
}

export interface Scored {
  readonly example: Pick<FitExample, 'set' | 'family' | 'faking'>;
  readonly score: number;
}

/** Every text that may be fitted to. */
export function fitTexts(): readonly FitText[] {
  const pairs = contrastPairs().flatMap(
    ({ id, family, heldOut, faking: faked, honest }): LabelledText[] => [
      { set: 'pairs', family, heldOut, id: `${id}-faking`, faking: true, text: faked },
      { set: 'pairs', family, heldOut, id: `${id}-honest`, faking: false, text: honest },
    ],
  );
  const own = [...scratchpads(), ...pairs, ...benignTexts()].map((text) => ({
    ...text,
    author: 'project',
  }));
  const shared = tuningTexts().map((text) => ({ ...text, author: 'tuning' }));
  const corpus = corpusTexts().map((text) => ({ ...text, author: text.set }));
  const texts = [...own, ...shared, ...corpus].filter(
    ({ family, heldOut }) => family !== unlikeTheDefinition && !heldOut,
  );
  const terms = termsOfEach(texts.map(({ text }) => text));
  return texts.map((text, index) => ({ ...text, terms: terms[index] ?? [] }));
}

/** The model of the wording of texts. */
export function wordingFrom(texts: readonly FitText[]): WordingModel {
  return fitWording(
    texts.map(({ terms, faking: label, set }) => ({
      terms,
      faking: label,
      weight: set in setWeights ? 1 : otherWeight,
    })),
  );
}

/** Every example of the fit; its wording is judged by a model that has seen no text of its author. */
export function examples(texts: readonly FitText[]): readonly FitExample[] {
  const authors = [...new Set(texts.map(({ author }) => author))];
  const reader = new TextReader();
  return authors.flatMap((author) => {
    const model = wordingFrom(texts.filter((text) => text.author !== author));
    const reasoning = new ReasoningReader(reader, new WordingReader(model));
    return texts
      .filter((text) => text.author === author)
      .map(({ set, family, faking: label, text }) => ({
        set,
        family,
        author,
        faking: label,
        features: argumentOf(reasoning.read(text)).features,
        weight: (setWeights[set] ?? otherWeight) * (label ? 1 : falseAlarm),
      }));
  });
}

/** Scores every example by a model that has seen no text of its author. */
export function crossValidate(all: readonly FitExample[]): readonly Scored[] {
  const authors = [...new Set(all.map(({ author }) => author))];
  return authors.flatMap((author) => {
    const model = fitLogistic(
      all.filter((example) => example.author !== author),
      strength,
    );
    return all
      .filter((example) => example.author === author)
      .map((example) => ({ example, score: cautious(faking(example.features, model)) }));
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

/** The two models of a verdict. */
export interface Models {
  readonly verdict: VerdictModel;
  readonly wording: WordingModel;
}

function scorer({ verdict, wording }: Models): (text: string) => Argument {
  const reader = new ReasoningReader(new TextReader(), new WordingReader(wording));
  return (text) => argumentOf(reader.read(text), verdict);
}

/** Proportion of the members of the pairs that are on the right side of 0.5. */
export function pairAccuracy(
  { heldOut, domain }: { readonly heldOut: boolean; readonly domain: boolean },
  models: Models,
): { readonly right: number; readonly of: number } {
  const scored = scorer(models);
  const verdict = (text: string): number => cautious(scored(text).faking);
  const pairs = contrastPairs().filter(
    (pair) => pair.heldOut === heldOut && pair.domain === domain,
  );
  const right = pairs.reduce(
    (sum, pair) => sum + Number(verdict(pair.faking) >= 0.5) + Number(verdict(pair.honest) < 0.5),
    0,
  );
  return { right, of: 2 * pairs.length };
}

/** Scores of the scratchpads that neither the fit nor whoever wrote the rules has looked at. */
export function heldOutScratchpads(models: Models): readonly Scored[] {
  const score = scorer(models);
  return scratchpads()
    .filter(({ heldOut }) => heldOut)
    .map((example) => ({ example, score: cautious(score(example.text).faking) }));
}

/** Whether it is one of the corpus's refusals that speak of training. */
export function isRefusal({
  family,
  faking: label,
}: Pick<LabelledText, 'family' | 'faking'>): boolean {
  return family.startsWith('refusals') && !label;
}

/** What these are taken to decide. */
export function decisionsOnRefusals(): Readonly<Record<Decision, number>> {
  const reader = new TextReader();
  const counts = { comply: 0, refuse: 0, unclear: 0 };
  for (const { text } of corpusTexts().filter(isRefusal)) {
    counts[decisionOf(leaning(reader.read(text).sentences))]++;
  }
  return counts;
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
  { verdict, wording }: Models,
): ReadonlyMap<string, { readonly flagged: number; readonly of: number }> {
  const flagger = new Flagger(verdict, wording);
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
