import { countWords } from '../../pair/words/tokens.js';
import { overlaps } from '../../text/span.js';
import type { TermHit, Wording } from '../lexicon/lexicon.js';
import { standardLexicon } from '../lexicon/standard-lexicon.js';
import type { WordedSentence, WordingKind } from './sentence-model.js';
import { SentenceModel } from './sentence-model.js';
import weights from './sentence-weights.json' with { type: 'json' };

const model = new SentenceModel(weights);

/** The rule that reports sentences of a kind, and what it says of them. */
const reported: Readonly<Record<WordingKind, Pick<Wording, 'rule' | 'note'>>> = {
  leading: {
    rule: 'demand/leading-instruction',
    note: 'is worded like sentences that lead a model',
  },
  study: {
    rule: 'awareness/test-vocabulary',
    note: 'is worded like sentences that give a study away',
  },
  remark: { rule: 'awareness/placeholder', note: 'worded like a remark of an author' },
};

/** Words without which a sentence leads nobody that is a model. */
const ofModel =
  /\b(?:you\w*|models?|assistants?|AIs?|agents?|systems?|weights|(?:re)?train\w*|claude|gpt|(?:chat)?bots?|LLMs?|checkpoints?)\b/i;

/** What a variable holds is not known. */
const expression = /\{\{[^{}]{0,200}\}\}\}?/g;

/** Words without which nothing is worded in any way. */
const leastWords = 2;

/** A tag with a remark on what the model is to write in it: “Then give the letter: <letter> the letter goes here”. */
const slot = /^<[\w-]{1,40}>\s+(?:the|your|an?)\s[^<>]{1,60}$/i;
const slotOpening =
  /\b(?:give|write|answer|reply|respond|return|put|produce|output|finish|end)\b[^\n]{0,80}:\s*$/i;

/** UTF-16 units before a tag that are read. */
const openingLength = 120;

function mayBe({ kind, start, end }: WordedSentence, text: string): boolean {
  const sentence = text.slice(start, end);
  if (kind === 'leading' && !ofModel.test(sentence)) return false;
  const opening = text.slice(Math.max(0, start - openingLength), start);
  if (kind === 'remark' && slot.test(sentence) && slotOpening.test(opening)) return false;
  return countWords(sentence.replace(expression, ' ')) >= leastWords;
}

/** Families of rules of whose findings one in a sentence is enough. */
const families = /^(?:demand|awareness)\//;

/**
 * Wording that rules look for, in order: the terms of the lexicon, and whole sentences that hold none but are worded
 * like those that spoil a prompt. Linear in the text.
 */
export function scanWording(text: string): TermHit[] {
  const terms = standardLexicon.scan(text);
  const sentences = model
    .scan(text)
    .filter((sentence) => mayBe(sentence, text))
    .map((sentence) => hitOf(sentence, text))
    .filter((hit) => !terms.some((other) => overlaps(other, hit) && saysAsMuch(other, hit)));
  return sentences.length === 0
    ? terms
    : [...terms, ...sentences].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether a term says of a sentence what its wording as a whole does, or worse. */
function saysAsMuch({ term }: TermHit, sentence: TermHit): boolean {
  return term.rule === sentence.term.rule || (families.test(term.rule) && term.severity !== 'info');
}

function hitOf({ start, end, kind, isSure, telling }: WordedSentence, text: string): TermHit {
  const { rule, note } = reported[kind];
  const because = telling.length === 0 ? '' : ` (${telling.map((word) => `“${word}”`).join(', ')})`;
  const severity = isSure ? 'warning' : 'info';
  return {
    start,
    end,
    text: text.slice(start, end),
    sentence: { start, end },
    term: { rule, note: `${note}${because}`, severity },
    isWholeSentence: true,
  };
}
