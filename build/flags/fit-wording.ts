import { foldTable } from '../../src/core/flags/reading/fold.js';
import { TextViewer } from '../../src/core/flags/reading/text-view.js';
import { termsOf } from '../../src/core/flags/wording/terms.js';
import type { WordingModel } from '../../src/core/flags/wording/wording-model.js';
import { fitTerms } from '../fit-terms.js';

/** The terms of a text, as often as they stand there, and its label. */
export interface WordedText {
  readonly terms: readonly string[];
  readonly faking: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const fit = {
  // With all of them the figures are no better, and the package is much larger.
  kept: 7400,
  // Chosen by cross-validation.
  penalty: 0.0008,
  // Halves are enough beside the square root of hundreds of terms, and keep the file small.
  step: 0.5,
};

/** The terms of each text. */
export function termsOfEach(texts: readonly string[]): readonly (readonly string[])[] {
  const viewer = new TextViewer(foldTable());
  return texts.map((text) => termsOf(viewer.view(text)));
}

/** A model of reasoning that fakes; see `fitTerms`. */
export function fitWording(texts: readonly WordedText[]): WordingModel {
  return fitTerms(
    texts.map(({ terms, faking, weight }) => ({
      terms: [...new Set(terms)],
      scale: Math.sqrt(Math.max(1, terms.length)),
      isOfKind: faking,
      weight,
    })),
    fit,
  );
}
