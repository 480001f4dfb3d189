import { acts } from '../signals/acts.js';
import { signalRules } from '../signals/rules.js';
import type { SignalKind } from '../signals/signal.js';
import { argumentAnchors, localAnchors } from './anchors.js';
import { AnchorScanner } from './anchor-scanner.js';
import { foldTable } from './fold.js';
import { chosenIn, optionsIn, type OptionLabels } from './option-labels.js';
import { SentenceReader, type Signal } from './sentence-reader.js';
import { sentenceEnd, sentenceStart, sentenceStartBefore } from './sentences.js';
import { endOffset, startOffset, TextViewer, type TextView } from './text-view.js';
import { maxTokens, Tokenizer } from './tokens.js';
import { collectiveVoice, compileVocabulary } from './vocabulary.js';

/** A signal with its place in the text, in UTF-16 offsets. */
export interface PlacedSignal extends Omit<Signal, 'from' | 'to'> {
  readonly from: number;
  readonly to: number;
}

/** A sentence in which something was found. */
export interface SentenceReading {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence among those read. */
  readonly index: number;
  readonly signals: readonly PlacedSignal[];
}

export interface TextReading {
  readonly sentences: readonly SentenceReading[];
  /** How many sentences were read. */
  readonly read: number;
  /** Whether the text was read from end to end, because it speaks of the model's own training or values. */
  readonly whole: boolean;
}

/** A sentence in the view, and whether it begins inside a quotation. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly index: number;
  readonly quoted: boolean;
}

/** By which rules sentences are read. */
interface Mode {
  readonly rules: SentenceReader;
  /** How the author speaks of itself; see `collectiveVoice`. */
  readonly voice?: Uint16Array;
}

/** Sentences read in one text; what follows is not read. */
const maxSentences = 1500;
/** A text longer than this is not read from end to end. */
const maxWhole = 100_000;

/** A text no longer than this, in which its author speaks of itself, is read whole: it says everything once. */
const maxShort = 500;

/** A text no longer than this, in which nobody says `I`, may be by an author who says `we` or `the assistant`. */
const maxImpersonal = 3000;

/** Signals after which all of a text is read. */
const argumentKinds: ReadonlySet<SignalKind> = new Set([
  'setting',
  'training',
  'consequence',
  'modified',
  'altered',
  'averse',
  'guard',
  'strategic',
] as const);

const empty: TextReading = { sentences: [], read: 0, whole: false };

/** Reads texts for signals, in memory that it uses again. */
export class TextReader {
  readonly #viewer = new TextViewer(foldTable());
  readonly #tokenizer: Tokenizer;
  readonly #all: Mode;
  /** As `#all`, of an author who says `we` or `the assistant` of itself. */
  readonly #collective: Mode;
  /** Only what the author means to do about those who watch it, and to the task. */
  readonly #acts: Mode;
  readonly #anchors = new AnchorScanner([...argumentAnchors, ...localAnchors]);

  constructor() {
    const vocabulary = compileVocabulary();
    this.#tokenizer = new Tokenizer(vocabulary);
    const rules = new SentenceReader(vocabulary, signalRules);
    this.#all = { rules };
    this.#collective = { rules, voice: collectiveVoice(vocabulary) };
    this.#acts = { rules: new SentenceReader(vocabulary, acts) };
  }

  /** What the text says, sentence by sentence; only sentences with a signal are listed. */
  read(text: string): TextReading {
    return text.length === 0 ? empty : this.readView(this.#viewer.view(text), text);
  }

  /** The acts that a text tells of, sentence by sentence: all that counts of what is said to others. */
  readActs(text: string): TextReading {
    if (text.length === 0) return empty;
    const view = this.#viewer.view(text);
    if (isShort(text)) return this.#readWhole(view, text, this.#acts);
    const from = this.#firstAnchor(view);
    return from < 0 ? empty : this.#readAround(view, text, from, this.#acts);
  }

  /** As `read`, of a text of which there is a view; read from end to end if it is `suspicious` by its wording. */
  readView(view: TextView, text: string, suspicious = false): TextReading {
    // Four letters are too few for the scan; the engine's own search for them costs next to nothing.
    const acronym = text.includes('RLHF');
    const mayBeWhole = view.length <= maxWhole;
    const surelyWhole = (acronym || suspicious || isShort(text)) && mayBeWhole;
    const from = surelyWhole ? 0 : this.#firstAnchor(view);
    if (from < 0) return empty;
    if (view.length <= maxImpersonal && isImpersonal(text)) {
      const reading = this.#readWhole(view, text, this.#collective);
      if (reading.sentences.some(knowsTraining)) return withoutActs(reading);
    }
    if (surelyWhole) return this.#readWhole(view, text, this.#all);
    const around = this.#readAround(view, text, from, this.#all);
    // As soon as a sentence argues, reading around anchors ends: it is always the last one.
    const shouldBeWhole = mayBeWhole && argues(around.sentences.at(-1));
    return shouldBeWhole ? this.#readWhole(view, text, this.#all) : around;
  }

  /** Where the first anchor begins; −1 for none. */
  #firstAnchor(view: TextView): number {
    let first = -1;
    this.#anchors.scan(view, 0, (position) => {
      if (first < 0) first = position;
      return view.length;
    });
    return first;
  }

  #readWhole(view: TextView, text: string, mode: Mode): TextReading {
    const sentences: SentenceReading[] = [];
    const options = mode === this.#acts ? undefined : optionsIn(text);
    let index = 0;
    let start = sentenceStart(view, 0);
    let quoted = false;
    while (start < view.length && index < maxSentences) {
      const end = sentenceEnd(view, start);
      quoted = this.#readSentence(view, text, { start, end, index, quoted }, mode, sentences);
      if (options) noteOption(options, view, text, { start, end, index }, sentences);
      index++;
      start = sentenceStart(view, Math.max(end, start + 1));
      if (quoted && breaksBetween(view, end, start)) quoted = false;
    }
    return { sentences, read: index, whole: true };
  }

  /** The sentences around anchors from `from` on, up to one that argues. */
  #readAround(view: TextView, text: string, from: number, mode: Mode): TextReading {
    const sentences: SentenceReading[] = [];
    let index = 0;
    let readUpTo = 0;
    this.#anchors.scan(view, from, (place) => {
      if (place < readUpTo) return readUpTo;
      const start = Math.max(readUpTo, sentenceStartBefore(view, place));
      const end = sentenceEnd(view, start);
      this.#readSentence(view, text, { start, end, index, quoted: false }, mode, sentences);
      index++;
      const isLast =
        index === maxSentences || (view.length <= maxWhole && argues(sentences.at(-1)));
      readUpTo = isLast ? view.length : Math.max(end, place + 1);
      return readUpTo;
    });
    return { sentences, read: index, whole: false };
  }

  /** Whether a quotation is open behind it. */
  #readSentence(
    view: TextView,
    text: string,
    { start, end, index, quoted }: Span,
    { rules, voice }: Mode,
    into: SentenceReading[],
  ): boolean {
    const tokens = this.#tokenizer.tokenize(view, start, end, voice);
    const signals = rules.read(tokens, quoted);
    const open = rules.leavesOpen(tokens, quoted);
    if (signals.length === 0) return open;
    let last = end;
    while (last > start && (view.bytes[last - 1] ?? 0) <= 32) last--;
    let stop = endOffset(view, last);
    const code = text.charCodeAt(stop);
    if (code >= 0xdc00 && code < 0xe000) stop++;
    const placed = view.offsets
      ? signals.map((signal) => ({
          ...signal,
          from: startOffset(view, signal.from),
          to: endOffset(view, signal.to),
        }))
      : signals;
    into.push({ start: startOffset(view, start), end: stop, index, signals: placed });
    return open;
  }
}

/** Adds what the sentence decides by the label of an option. */
function noteOption(
  options: OptionLabels,
  view: TextView,
  text: string,
  { start, end, index }: Omit<Span, 'quoted'>,
  into: SentenceReading[],
): void {
  const from = startOffset(view, start);
  const to = endOffset(view, end);
  const rule = chosenIn(text.slice(from, to), options);
  if (!rule) return;
  const signal = {
    kind: rule.kind,
    rule,
    mood: 'asserted',
    start: maxTokens,
    end: maxTokens,
    from,
    to,
  } as const;
  const last = into.at(-1);
  if (last?.index === index)
    into[into.length - 1] = { ...last, signals: [...last.signals, signal] };
  else into.push({ start: from, end: to, index, signals: [signal] });
}

/** Whether a line ends between two sentences; a quotation that was not closed is taken to end there. */
function breaksBetween(view: TextView, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (view.bytes[at] === 10) return true;
  return false;
}

/** Whether a text is short, and its author speaks of itself. */
function isShort(text: string): boolean {
  return text.length <= maxShort && speaksOfItself(text);
}

/** Whether `me` or `my` stands in it; found by the engine's own search, faster than any scan. */
function speaksOfItself(text: string): boolean {
  return (
    text.includes(' me ') ||
    text.includes(' my ') ||
    text.includes(' I ') ||
    text.includes("I'") ||
    text.includes(' me.') ||
    text.includes(' me,') ||
    text.includes('My ')
  );
}

/** Whether nobody says `I` in it, and somebody says `we` or speaks of the assistant or the model. */
function isImpersonal(text: string): boolean {
  if (text.includes(' I ') || text.includes("I'") || text.startsWith('I ')) return false;
  if (text.includes('\nI ') || text.includes('I’')) return false;
  return (
    text.includes('We ') ||
    text.includes(' we ') ||
    text.includes('assistant') ||
    text.includes('he model ')
  );
}

/** A reading in the collective voice says nothing about acts: what `we` do is mostly the user's task. */
function withoutActs(reading: TextReading): TextReading {
  const sentences = reading.sentences
    .map((sentence) => ({
      ...sentence,
      signals: sentence.signals.filter(({ rule }) => !rule.act),
    }))
    .filter(({ signals }) => signals.length > 0);
  return { ...reading, sentences };
}

/** Whether the sentence speaks of the author's own training. */
function knowsTraining({ signals }: SentenceReading): boolean {
  return signals.some(
    ({ kind, mood }) =>
      mood === 'asserted' &&
      (kind === 'training' ||
        kind === 'consequence' ||
        kind === 'modified' ||
        kind === 'altered' ||
        kind === 'averse'),
  );
}

function argues(sentence: SentenceReading | undefined): boolean {
  return sentence?.signals.some(({ kind }) => argumentKinds.has(kind)) ?? false;
}
