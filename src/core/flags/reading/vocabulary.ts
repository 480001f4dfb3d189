import { inflect } from './inflect.js';
import { lexicon, markConcepts, type Concept } from './lexicon.js';

/** A phrase by the numbers of its words after the first, and what it means. */
interface Phrase {
  readonly rest: readonly number[];
  readonly lexeme: number;
}

/**
 * The lexicon compiled. Words are numbered from 1; a *lexeme* is the number of a set of concepts, 0
 * being the empty set. Words are found by an open-addressing hash table over their bytes.
 */
export interface Vocabulary {
  /** Slot → word number; 0 is an empty slot. The length is a power of two. */
  readonly slots: Uint16Array;
  /** Slot → hash of the word in it. */
  readonly hashes: Int32Array;
  readonly words: readonly string[];
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

/** Where the search for a hash begins. */
export function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
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
  const words: string[] = [''];
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      number = words.push(word) - 1;
      numbers.set(word, number);
    }
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

  const lexemes = new Uint16Array(words.length);
  for (const [word, lexeme] of single) lexemes[word] = lexeme;
  return { ...hashTable(words), words, lexemes, phrases, pairs, concepts };
}

function hashTable(words: readonly string[]): { slots: Uint16Array; hashes: Int32Array } {
  const size = 2 ** Math.ceil(Math.log2(words.length * 4));
  const slots = new Uint16Array(size);
  const hashes = new Int32Array(size);
  words.forEach((word, number) => {
    if (number === 0) return;
    let hash: number = hashStart;
    for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
    let slot = slotOf(hash, size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number;
    hashes[slot] = hash;
  });
  return { slots, hashes };
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
