import { WordingReader } from '../wording/wording-model.js';
import { foldTable } from './fold.js';
import { TextReader, type TextReading } from './text-reader.js';
import { TextViewer } from './text-view.js';

/** What reasoning says, and how it is worded. */
export interface ReasoningReading extends TextReading {
  /** −1…1: how much the words are those of alignment-faking reasoning; 0 is undecided. */
  readonly wording: number;
}

/** Log odds beyond this say no more. */
const decided = 2;
/** A text worded like this is read from end to end, since it may argue in words that no anchor has. */
const suspicious = 0.1;

/** Reads reasoning, in memory that it uses again. */
export class ReasoningReader {
  readonly #viewer = new TextViewer(foldTable());
  readonly #texts: TextReader;
  readonly #wording: WordingReader;
  /** The text whose wording was read last. */
  #worded: string | undefined;

  constructor(texts = new TextReader(), wording = new WordingReader()) {
    this.#texts = texts;
    this.#wording = wording;
  }

  /**
   * The reading of a text.
   *
   * @param own gives the text without what it copies from elsewhere
   */
  read(text: string, own: (text: string) => string = (all) => all): ReasoningReading {
    const view = this.#viewer.view(text);
    const ownText = own(text);
    const logOdds = this.#wording.logOdds(ownText === text ? view : this.#viewer.view(ownText));
    this.#worded = ownText;
    const wording = Math.max(-1, Math.min(1, logOdds / decided));
    const whole = ownText === text ? view : this.#viewer.view(text);
    return { ...this.#texts.readView(whole, text, wording > suspicious), wording };
  }

  /** The words that speak most for faking, the weightiest first. */
  telling(text: string): readonly string[] {
    if (text !== this.#worded) {
      this.#wording.logOdds(this.#viewer.view(text));
      this.#worded = text;
    }
    return this.#wording.telling();
  }
}
