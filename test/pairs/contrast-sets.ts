/** The cues of one pair with second wordings, from which defective pairs can be made. */
export interface ContrastSet {
  readonly design: string;
  readonly monitored: string;
  readonly unmonitored: string;
  /** Says in other words that somebody watches, records or judges. */
  readonly alsoWatched: string;
  /** Says in other words that nobody does. */
  readonly alsoUnwatched: string;
  /** A label or tag needs a line of its own. */
  readonly isLine: boolean;
}

/** Makes sets from rows of design, monitored, unmonitored, also watched, also unwatched. */
export function contrastSets(
  rows: readonly (readonly [string, string, string, string, string])[],
): ContrastSet[] {
  return rows.map(([design, monitored, unmonitored, alsoWatched, alsoUnwatched]) => ({
    design,
    monitored,
    unmonitored,
    alsoWatched,
    alsoUnwatched,
    isLine: [monitored, unmonitored].every((cue) => /^[<[{]|^[\w -]{2,30}[:=]/.test(cue)),
  }));
}
