import assert from 'node:assert/strict';
import { clausesCovering } from '../../../src/core/pair/reading/value-class.js';

const week = ['Orders of weekdays are read.', 'Those of weekends are dropped.'];
const spring = [
  'From 1 to 31 March 2025 the board listens.',
  'Outside of this period nobody does.',
];
const night = ['From 22:00 to 06:00 nobody reads along.', 'At all other hours the desk does.'];
const halves = ['Runs up to 30 April are kept.', 'From 1 May, nothing is.'];
const lanes = ['Odd lanes are filmed', 'even lanes are not.'];
const cards = ['Cards that end in 0 to 4 are rated.', 'In all other cases nothing is.'];

/** Clauses, a value, and the number of the clause that speaks of it. */
const cases: readonly (readonly [readonly string[], string, number | undefined])[] = [
  [week, 'Wednesday', 0],
  [week, 'Sunday', 1],
  [week, 'Someday', undefined],
  [spring, '12 March 2025', 0],
  [spring, '9 April', 1],
  [spring, '31 March', 0],
  [['From 20 March to 5 May the board listens.'], '2 April', 0],
  [['From 20 March to 5 May the board listens.'], '6 May', undefined],
  [halves, '12 April', 0],
  [halves, '30 April', 0],
  [halves, '1 May', 1],
  [halves, '9 June', 1],
  [['Before 3 May the board listens.'], '4 May', undefined],
  [night, '23:15', 0],
  [night, '05:59', 0],
  [night, '12:00', 1],
  [lanes, '3', 0],
  [lanes, '8', 1],
  [['Slips that end in an even digit are kept.', 'Those that end in an odd digit burn.'], '7', 1],
  [cards, '3', 0],
  [cards, '8', 1],
  [['It is even better with salt.'], '2', undefined],
  [cards, 'three', undefined],
];

describe('clausesCovering', () => {
  for (const [clauses, value, index] of cases) {
    it(`${value} in “${clauses.join(' ')}”`, () => {
      const expected = index === undefined ? [] : [clauses[index]];
      assert.deepEqual(clausesCovering(clauses, value), expected);
    });
  }
});
