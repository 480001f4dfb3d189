import { awarenessTerms } from '../rules/awareness/awareness-terms.js';
import { demandTerms } from '../rules/demand/demand-terms.js';
import { leadingFrames } from '../rules/demand/leading-frames.js';
import { scratchpadTerms } from '../rules/scratchpad/scratchpad-terms.js';
import { Lexicon } from './lexicon.js';
import { scratchpadName } from './scratchpad-name.js';

/** The wording of all rules, compiled once. */
export const standardLexicon = new Lexicon([
  ...demandTerms,
  ...leadingFrames,
  ...awarenessTerms,
  ...scratchpadTerms,
  scratchpadName,
]);
