import { InputError } from '../core/input-error.js';

/** The command line was not understood; the message is followed by how to get help. */
export class UsageError extends InputError {
  override readonly name = 'UsageError';
}
