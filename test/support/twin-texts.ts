import fc from 'fast-check';

/** Two texts. */
export interface TwinTexts {
  readonly text: string;
  readonly similar: string;
}

/**
 * Two texts that are alike but for a stretch somewhere.
 * @param most pieces before and behind that stretch
 */
export function twinTexts(piece: fc.Arbitrary<string>, most: number): fc.Arbitrary<TwinTexts> {
  return fc
    .tuple(...[most, 6, 6, most].map((maxLength) => fc.array(piece, { maxLength, size: 'max' })))
    .map(([before = [], one = [], other = [], after = []]) => ({
      text: [...before, ...one, ...after].join(''),
      similar: [...before, ...other, ...after].join(''),
    }));
}
