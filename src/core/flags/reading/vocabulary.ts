import { inflect } from './inflect.js';
import { lexicon, markConcepts, type Concept } from './lexicon.js';
import { NumberTable } from '../../text/number-table.js';

/** A phrase by the numbers of its words after the first, and what it means. */
export interface Phrase {
  readonly rest: readonly number[];
  readonly lexeme: number;
}

/**
 * The lexicon compiled. Words are numbered from 1; a *lexeme* is the number of a set of concepts, 0
 * being the empty set.
 */
export interface Vocabulary {
  /** Hash of a word, by `hashStep`, → word number. A test holds the words of all texts apart. */
  readonly numbers: NumberTable;
  /** Word number → lexeme. */
  readonly lexemes: Uint16Array;
  /** Word number → phrases that start with it, longest first. */
  readonly phrases: readonly (readonly Phrase[] | undefined)[];
  /** Whether some phrase may start with two words, by `pairSlot` of their numbers; no phrase is missed. */
  readonly pairs: Uint8Array;
  /** Lexeme → its concepts. */
  readonly concepts: readonly (readonly Concept[])[];
}

/** Step of the hash over the bytes of a word; FNV-1a. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}
export const hashStart = 0x811c9dc5 | 0;

function hashOf(word: string): number {
  let hash: number = hashStart;
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
  return hash;
}

/** The words of a phrase as the tokenizer divides text: `i'll` is `i` and `'ll`, `don't` stays whole. */
function splitWords(phrase: string): readonly string[] {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/u)
    .flatMap((word) => {
      const apostrophe = word.endsWith("n't") ? -1 : word.indexOf("'");
      return apostrophe > 0 ? [word.slice(0, apostrophe), word.slice(apostrophe)] : [word];
    });
}

function entriesOf(): Map<string, Set<Concept>> {
  const entries = new Map<string, Set<Concept>>();
  const add = (phrase: string, concept: Concept): void => {
    const key = splitWords(phrase).join(' ');
    const concepts = entries.get(key) ?? new Set<Concept>();
    entries.set(key, concepts.add(concept));
  };
  for (const [concept, list] of Object.entries(lexicon)) {
    for (const entry of list.split(',')) {
      for (const form of inflect(entry.trim())) add(form, concept as Concept);
    }
  }
  return entries;
}

/** Where `pairs` says whether a phrase may start with two words. */
export function pairSlot(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & 0x7fff;
}

/** Compiles the lexicon; takes a few milliseconds. */
export function compileVocabulary(): Vocabulary {
  const words = new Map<number, number>();
  const numberOf = (word: string): number => {
    const hash = hashOf(word);
    const number = words.get(hash) ?? words.size + 1;
    words.set(hash, number);
    return number;
  };
  const concepts: (readonly Concept[])[] = [[]];
  const lexemeNumbers = new Map<string, number>();
  const lexemeOf = (set: readonly Concept[]): number => {
    const key = [...set].sort().join(' ');
    let lexeme = lexemeNumbers.get(key);
    if (lexeme === undefined) {
      lexeme = concepts.push(set) - 1;
      lexemeNumbers.set(key, lexeme);
    }
    return lexeme;
  };
  for (const mark of markConcepts) lexemeOf([mark]);

  const single = new Map<number, number>();
  const phrases: Phrase[][] = [];
  const pairs = new Uint8Array(0x8000);
  for (const [key, set] of entriesOf()) {
    const [first = 0, ...rest] = key.split(' ').map(numberOf);
    const lexeme = lexemeOf([...set]);
    if (rest.length === 0) single.set(first, lexeme);
    else {
      (phrases[first] ??= []).push({ rest, lexeme });
      pairs[pairSlot(first, rest[0] ?? 0)] = 1;
    }
  }
  for (const list of phrases)
    (list as Phrase[] | undefined)?.sort((a, b) => b.rest.length - a.rest.length);

  const lexemes = new Uint16Array(words.size + 1);
  for (const [word, lexeme] of single) lexemes[word] = lexeme;
  return { numbers: new NumberTable(words), lexemes, phrases, pairs, concepts };
}

/**
 * Lexeme → lexeme, for a text whose author says `we` or `the assistant` of itself: these read as `I`,
 * `us` as `me`, `our` as `my`.
 */
export function collectiveVoice({ concepts }: Vocabulary): Uint16Array {
  const lexemeOf = (concept: Concept): number =>
    concepts.findIndex((set) => set.length === 1 && set[0] === concept);
  const stands: readonly (readonly [Concept, number])[] = [
    ['WE', lexemeOf('I')],
    ['ASSISTANT', lexemeOf('I')],
    ['US', lexemeOf('ME')],
    ['OUR', lexemeOf('MY')],
  ];
  return Uint16Array.from(concepts, (set, lexeme) => {
    const stand = stands.find(([concept]) => set.includes(concept));
    return stand && stand[1] >= 0 ? stand[1] : lexeme;
  });
}

/** The lexeme of a mark of punctuation. */
export function markLexeme(mark: (typeof markConcepts)[number]): number {
  return markConcepts.indexOf(mark) + 1;
}
