import type { Location } from '../text/span.js';

/**
 * A prompt as dotprompt would render it, with partials put in place and variables left as holes.
 * This is the text that reaches the model, so comparisons and cues are made on it; each piece knows
 * the file and span it came from.
 */
export interface ComposedPrompt {
  readonly path: string;
  readonly messages: readonly ComposedMessage[];
  /**
   * The blank text beside role markers that is in no message, in order. Where a condition gives the role, it is in one
   * whenever the condition does not hold.
   */
  readonly blanks: readonly string[];
  /** Partials that could not be had, or (`cyclic`) that include themselves or grow without bound. The span is the name's. */
  readonly missingPartials: readonly (Location & {
    readonly name: string;
    readonly cyclic: boolean;
  })[];
}

export interface ComposedMessage {
  readonly role: string;
  /** The pieces' texts joined; variables and block markers stand in it as written in the source. */
  readonly text: string;
  /** In order, tiling `text`. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  /** `text` maps character by character to its source; `variable` and `logic` (a block's tags, helpers) are atomic. */
  readonly kind: 'text' | 'variable' | 'logic';
  /** Where the piece stands in the message's `text`. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in its file. */
  readonly source: Location;
  /** Where the file of the pair includes it: the `{{>partial}}` of the outermost file; equal to `source` outside partials. */
  readonly inclusion: Location;
}
