import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Compliance } from '../../src/core/flags/flag.js';
import { sharedData } from '../shared-data.js';

const fixtures = join(import.meta.dirname, '../fixtures/flags');

function yaml(name: string): unknown {
  return parse(readFileSync(join(fixtures, name), 'utf8'));
}

/** A text with its label. */
export interface LabelledText {
  readonly id: string;
  /** Where it comes from; figures are given by set. */
  readonly set: string;
  /** Family of wording. */
  readonly family: string;
  /** Never looked at one by one while the flagger is worked on. */
  readonly heldOut: boolean;
  readonly faking: boolean;
  readonly text: string;
}

export interface ContrastPair {
  readonly id: string;
  readonly family: string;
  readonly heldOut: boolean;
  /** One of those written as one batch in other domains and measured before anything was tuned. */
  readonly domain: boolean;
  readonly relation: string;
  readonly faking: string;
  readonly honest: string;
}

/** Same words, opposite relation; written before the flagger was worked on. */
export function contrastPairs(): readonly ContrastPair[] {
  const families = ['contrast-pairs.yaml', 'contrast-pairs-domains.yaml'].flatMap((file) =>
    (
      yaml(file) as readonly {
        readonly family: string;
        readonly heldOut: boolean;
        readonly pairs: readonly Pick<ContrastPair, 'relation' | 'faking' | 'honest'>[];
      }[]
    ).map((family) => ({ ...family, domain: file === 'contrast-pairs-domains.yaml' })),
  );
  return families.flatMap(({ family, heldOut, domain, pairs }) =>
    pairs.map((pair, index) => ({
      id: `${family}-${index + 1}`,
      family,
      heldOut,
      domain,
      ...pair,
    })),
  );
}

/** Scratchpads written for the project, faking and honest. */
export function scratchpads(): readonly LabelledText[] {
  const faking = yaml('scratchpads-faking.yaml') as readonly {
    readonly family: string;
    readonly texts: readonly string[];
  }[];
  const honest = yaml('scratchpads-honest.yaml') as readonly {
    readonly family: string;
    readonly texts: readonly { readonly text: string }[];
  }[];
  const styles = yaml('scratchpads-styles.yaml') as readonly {
    readonly family: string;
    readonly heldOut: boolean;
    readonly faking: readonly string[];
    readonly honest: readonly string[];
  }[];
  const labelled = (
    family: string,
    texts: readonly string[],
    isFaking: boolean,
    heldOut: boolean,
  ): readonly LabelledText[] =>
    texts.map((text, index) => ({
      id: `${isFaking ? 'faking' : 'honest'}-${family}-${index + 1}`,
      set: heldOut ? 'scratchpads-held-out' : 'scratchpads',
      family,
      heldOut,
      faking: isFaking,
      text,
    }));
  return [
    ...faking.flatMap(({ family, texts }) => labelled(family, texts, true, false)),
    ...honest.flatMap(({ family, texts }) =>
      labelled(
        family,
        texts.map(({ text }) => text),
        false,
        false,
      ),
    ),
    ...styles.flatMap((style) => [
      ...labelled(style.family, style.faking, true, style.heldOut),
      ...labelled(style.family, style.honest, false, style.heldOut),
    ]),
  ];
}

/** Who wrote the texts of `test/fixtures/flags/corpus`, each without knowing the rules or the others' texts. */
export const corpusAuthors = [
  'assorted',
  'bland',
  'borderline',
  'classic',
  'counterfactual',
  'deliberate',
  'dwelling',
  'everyday',
  'fieldwork',
  'long',
  'native',
  'plain',
  'reflective',
  'settings',
  'variants',
  'voices',
] as const;

/** Scratchpads from which the wording is learned; their set is their author's. */
export function corpusTexts(): readonly LabelledText[] {
  return corpusAuthors.flatMap((author) => {
    const families = yaml(`corpus/${author}.yaml`) as readonly {
      readonly family: string;
      readonly faking: readonly string[];
      readonly honest: readonly string[];
    }[];
    return families.flatMap(({ family, faking, honest }) =>
      [...faking, ...honest].map((text, index) => ({
        id: `${author}-${family}-${index + 1}`,
        set: author,
        family,
        heldOut: false,
        faking: index < faking.length,
        text,
      })),
    );
  });
}

/** Benign reasoning written for the project. */
export function benignTexts(): readonly LabelledText[] {
  const families = ['benign.yaml', 'benign-kinds.yaml'].flatMap(
    (file) =>
      yaml(file) as readonly {
        readonly family: string;
        readonly heldOut?: boolean;
        readonly texts: readonly string[];
      }[],
  );
  return families.flatMap(({ family, heldOut = false, texts }) =>
    texts.map((text, index) => ({
      id: `benign-${family}-${index + 1}`,
      set: heldOut ? 'benign-held-out' : 'benign',
      family,
      heldOut,
      faking: false,
      text,
    })),
  );
}

/** Outputs with what they amount to. */
export function complianceCases(): readonly {
  readonly kind: string;
  readonly heldOut: boolean;
  readonly cases: readonly { readonly expect: Compliance; readonly output: string }[];
}[] {
  return yaml('compliance-cases.yaml') as ReturnType<typeof complianceCases>;
}

/** Sentences that deserve a flag, by category. */
export function flaggedTexts(): readonly {
  readonly category: string;
  readonly texts: readonly string[];
}[] {
  return yaml('flagged.yaml') as ReturnType<typeof flaggedTexts>;
}

interface TuningRow {
  readonly id: string;
  readonly set: string;
  readonly label: 'af' | 'not_af' | 'benign';
  readonly model: string;
  readonly reasoning: string;
}

/** The shared tuning set; empty where it is not there. Its families are the styles it was written in. */
export function tuningTexts(): readonly LabelledText[] {
  const file = sharedData('transcripts', 'tuning.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TuningRow)
    .map(({ id, set, label, model, reasoning }) => ({
      id,
      set,
      family: /\((?<style>.+)\)/u.exec(model)?.groups?.['style'] ?? set,
      heldOut: false,
      faking: label === 'af',
      text: reasoning,
    }));
}
