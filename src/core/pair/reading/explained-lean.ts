import type { CueReader } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import { once } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import { standsAlone } from '../../text/stands-alone.js';
import { sentencesIn } from '../words/natural-unit.js';
import { tableRow } from '../words/table-row.js';
import { isToken, signIn } from './token-sign.js';
import { isFunctionWord, wordsOf } from '../words/tokens.js';
import { clausesCovering } from './value-class.js';

/** A text that both prompts share, with what is made of it when a label is looked up. */
export interface SharedText {
  readonly text: string;
  readonly lower: () => string;
  readonly sentences: () => readonly Span[];
}

export function sharedText(text: string): SharedText {
  return {
    text,
    lower: once(() => text.toLowerCase()),
    sentences: once(() => sentencesIn(text, { start: 0, end: text.length })),
  };
}

/** Sentences of the shared text that are looked at for one value. */
const sentenceLimit = 40;

/**
 * What the text that both prompts share says of a label: for `Plan: open` the clauses that name the
 * open plan, for `<collect>yes</collect>` those that quote the tag. Positive means observed.
 */
export function explainedLean(
  unit: string,
  differing: string,
  otherDiffering: string,
  shared: readonly SharedText[],
  read: CueReader,
): number {
  const value = differing.trim();
  if (value === '' || value.length > 60 || /^(?:not|no|never)$/i.test(value)) return 0;
  const other = otherDiffering.trim();
  const quoted = unit.trim();
  const sign = signIn(value, other);
  const keys = sign === undefined ? distinctive(value, other) : [];
  const otherKeys = sign === undefined ? distinctive(other, value) : [];
  const isNamed = (words: string): boolean =>
    sign === undefined
      ? isQuoted(words, value) || names(words, quoted, keys)
      : (sign !== value && standsAlone(words, value)) || standsAlone(words, sign);
  const isOtherNamed = (words: string): boolean =>
    isQuoted(words, other) || names(words, other, otherKeys);
  const otherSign = signIn(other, value) ?? other;
  let lean = 0;
  let looked = 0;
  for (const { text, lower, sentences } of shared) {
    const mayName = (part: string, inLower: () => string): boolean =>
      part.includes(sign ?? quoted) ||
      part.includes(value) ||
      keys.some((key) => inLower().includes(key));
    if (!mayName(text, lower)) continue;
    for (const sentence of sentences()) {
      const words = text.slice(sentence.start, sentence.end);
      if (!mayName(words, () => words.toLowerCase()) || !isNamed(words)) continue;
      looked++;
      if (looked > sentenceLimit) return lean;
      const isSign = sign !== undefined && (sign === value || !standsAlone(words, value));
      const meaning = isSign
        ? entryOf(text, sentence, sign, otherSign)
        : clausesWith(words, isNamed, isOtherNamed) +
          restOfEntry(text, sentence, value, isOtherNamed);
      lean += leanOf(read(meaning));
    }
  }
  return lean || leanOfRow(value, shared, read) || leanOfClass(value, shared, read);
}

/** What a table of the shared text says of a value that its row begins with. */
function leanOfRow(value: string, shared: readonly SharedText[], read: CueReader): number {
  if (!isToken(value)) return 0;
  return shared.reduce((lean, { text }) => lean + leanOf(read(tableRow(text, value) ?? '')), 0);
}

/** What the shared text says of the days, dates or numbers that a value is one of. */
function leanOfClass(value: string, shared: readonly SharedText[], read: CueReader): number {
  if (!mayBeClassed.test(value)) return 0;
  let lean = 0;
  for (const { text, sentences } of shared) {
    const clauses = sentences()
      .slice(0, sentenceLimit)
      .flatMap(({ start, end }) => text.slice(start, end).split(clauseBreak));
    for (const clause of clausesCovering(clauses, value)) lean += leanOf(read(clause));
  }
  return lean;
}

const mayBeClassed = /^(?:\d|\p{L}{3,6}day$)|\d$/iu;

/** What follows a sign that a legend explains: `A: …`, `A = …`, `A means …`. */
const explains = /^["'`*)\]]{0,3}\s?(?:[:=–—]|means\b)/;

/** The clauses that name a sign or, where a line of a legend is given to the sign, the whole line. */
function entryOf(text: string, sentence: Span, sign: string, other: string): string {
  const words = text.slice(sentence.start, sentence.end);
  const at = words.indexOf(sign);
  const isEntry = at <= entryLead || explains.test(words.slice(at + sign.length));
  const line = lineFrom(text, sentence.start);
  if (isEntry && !standsAlone(line, other)) return line;
  return clausesWith(
    words,
    (clause) => standsAlone(clause, sign),
    (clause) => standsAlone(clause, other),
  );
}

/** What stands from a place to the end of its line. */
function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** Whether a text is one word, if with an article, as a value of a legend is. */
export function isShortValue(text: string): boolean {
  return isToken(text.trim().replace(/^(?:the|an?) /i, ''));
}

function contentWords(text: string): string[] {
  const words = wordsOf(text, { start: 0, end: text.length });
  return words
    .map((word) => text.slice(word.start, word.end).toLowerCase())
    .filter((word) => !isFunctionWord(word));
}

/** The words of a value that the other one does not have. */
function distinctive(value: string, other: string): string[] {
  const others = new Set(contentWords(other));
  return contentWords(value).filter((word) => !others.has(word));
}

const quotes = [
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ['‘', '’'],
  ['`', '`'],
] as const;

/** Whether a text quotes a value: “drawn” and “not drawn” have no other word that tells them apart. */
function isQuoted(text: string, value: string): boolean {
  return quotes.some(([open, close]) => text.includes(open + value + close));
}

function names(text: string, quoted: string, keys: readonly string[]): boolean {
  if (quoted.length > 3 && text.includes(quoted)) return true;
  if (keys.length === 0) return false;
  const lower = text.toLowerCase();
  // Most texts lack a key altogether, which is seen without taking them apart.
  if (!keys.every((key) => lower.includes(key))) return false;
  const plain = lower.replace(/_/g, ' ');
  const words = new Set(
    wordsOf(plain, { start: 0, end: plain.length }).map(({ start, end }) =>
      plain.slice(start, end),
    ),
  );
  return keys.every((key) => words.has(key));
}

/** Where the contrast of a sentence may begin. */
const clauseBreak =
  /[;\n]|,? (?:while|whereas|but)(?= )|, or(?= \S{1,30} (?:if|when|where|for|means)\b)|, (?=(?:(?:and|or) )?(?:(?:those|the|if|in(?! which)|when|with|later|earlier|conversations|chats)\b|["“`]))/;

/** A condition or place that belongs to what is said after it: “If it is live, …”, “with 0.0 …”. */
const head = /^\s*(?:and )?(?:if|when|where|with|in|on|at|under|for|during)\b[^,]*$/i;

/** What ends the clauses on a value without naming the other one. */
const otherwise = /\b(?:otherwise|else|(?:all|any|every|the) others?)\b/i;

/** The clauses of a sentence that name a value, each with what goes on with it up to where the contrast begins. */
export function clausesWith(
  sentence: string,
  isNamed: (clause: string) => boolean,
  isOtherNamed: (clause: string) => boolean,
): string {
  const clauses: string[] = [];
  for (const part of sentence.split(clauseBreak)) {
    const last = clauses.at(-1);
    if (last !== undefined && head.test(last) && last.trim() !== '') {
      clauses[clauses.length - 1] = `${last}, ${part}`;
    } else clauses.push(part);
  }
  if (clauses.length === 1) return sentence;
  let goesOn = false;
  const meant = clauses.filter((clause) => {
    if (isNamed(clause)) goesOn = true;
    else if (isOtherNamed(clause) || otherwise.test(clause)) goesOn = false;
    return goesOn;
  });
  return meant.length === 0 ? sentence : meant.join('. ');
}

/** UTF-16 units before a value that an entry of a legend begins with at most: a bullet, a key, an opening tag. */
const entryLead = 40;

/** A sentence that goes on about what the one before it named. */
const takesUp = /^\s{0,3}(?:their|they|these|those|its|it|such|his|her|he|she)\b/i;

/** What a legend goes on with behind the sentence that it explains a value with: the rest of its line, or what takes it up. */
function restOfEntry(
  text: string,
  { start, end }: Span,
  value: string,
  isOtherNamed: (words: string) => boolean,
): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = lineFrom(text, lineStart);
  const rest = line.slice(end - lineStart);
  if (isOtherNamed(text.slice(start, end)) || otherwise.test(rest)) return '';
  const at = line.indexOf(value);
  if (at >= 0 && at <= entryLead && !isOtherNamed(line)) return rest;
  if (!takesUp.test(rest)) return '';
  const [next] = sentencesIn(rest, { start: 0, end: rest.length });
  const words = next === undefined ? '' : rest.slice(next.start, next.end);
  return isOtherNamed(words) ? '' : ` ${words}`;
}
