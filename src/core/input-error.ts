/**
 * Input that cannot be used. The message is one sentence for the user that names the file and, where
 * there is one, the place; the command line prints it alone and exits with code 2.
 */
export class InputError extends Error {
  override readonly name: string = 'InputError';
}
