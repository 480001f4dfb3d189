import { acting } from './lexicon/acting.js';
import { deciding } from './lexicon/deciding.js';
import { grammar } from './lexicon/grammar.js';
import { selfhood } from './lexicon/selfhood.js';
import { training } from './lexicon/training.js';

/**
 * Concepts and the words that stand for them. A word or phrase has one concept; patterns name
 * concepts, or unions of them (see `classes.ts`). Entries are separated by commas, phrases by spaces;
 * hyphens are spaces; `+v`, `++v`, `+n` ask for inflected forms (see `inflect.ts`); `a/b` in a phrase
 * stands for either word.
 */
export type Lexicon = Readonly<Record<string, string>>;

export const lexicon = {
  ...grammar,
  ...training,
  ...selfhood,
  ...deciding,
  ...acting,
} satisfies Lexicon;

/** Concepts the tokenizer gives to what is not a word, and to words the lexicon does not have. */
export const markConcepts = [
  'COMMA',
  'BREAK',
  'QUOTE',
  'QUESTION',
  'ARROW',
  'OTHER',
  'OTHERING',
  'OTHERED',
  'ADVERB',
  'UNDONE',
] as const;

export type Concept = keyof typeof lexicon | (typeof markConcepts)[number];
