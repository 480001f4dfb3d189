import { forgedRole } from '../prompt/forged-role.js';
import { mayHoldStatement } from './reading/cue-statements.js';

/** Whether a lint rule may want to see a cell of a dataset: it could open a message, or say who watches. */
export function isNotableCell(value: string): boolean {
  return forgedRole.test(value) || mayHoldStatement(value);
}
