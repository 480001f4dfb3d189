import { awarenessTerms } from '../rules/awareness/awareness-terms.js';
import { studyFrames } from '../rules/awareness/study-frames.js';
import { demandTerms } from '../rules/demand/demand-terms.js';
import { expectedTerms } from '../rules/demand/expected-terms.js';
import { fateFrames } from '../rules/demand/fate-frames.js';
import { leadingFrames } from '../rules/demand/leading-frames.js';
import { leadingTerms } from '../rules/demand/leading-terms.js';
import { scratchpadTerms } from '../rules/scratchpad/scratchpad-terms.js';
import type { Term } from './lexicon.js';
import { Lexicon } from './lexicon.js';
import { scratchpadName } from './scratchpad-name.js';

/** The wording of all rules. */
export const standardTerms: readonly Term[] = [
  ...leadingTerms,
  ...leadingFrames,
  ...fateFrames,
  ...expectedTerms,
  ...demandTerms,
  ...awarenessTerms,
  ...studyFrames,
  ...scratchpadTerms,
  scratchpadName,
];

/** The same, compiled once. */
export const standardLexicon = new Lexicon(standardTerms);
