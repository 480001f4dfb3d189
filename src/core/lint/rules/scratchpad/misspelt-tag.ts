import type { MessageTag } from '../../facts/side-facts.js';

/** The usual names of tags to think in and to answer in. */
const usual = ['scratchpad', 'reasoning', 'thinking', 'output', 'answer', 'response'];

/** The usual name that a tag of another name was meant to have: one letter is lost, doubled, or out of place. */
export function meantName({ name, role }: MessageTag): string | undefined {
  const written = name.toLowerCase();
  if (role !== undefined || !/^[a-z]{5,12}$/.test(written)) return undefined;
  return usual.find((word) => !written.startsWith(word) && isSlipOf(written, word));
}

function isSlipOf(written: string, word: string): boolean {
  let at = 0;
  while (at < word.length && written[at] === word[at]) at++;
  const rest = word.slice(at);
  // Lost, doubled or added, replaced, exchanged with the next one.
  return [
    rest.slice(1),
    `${written.charAt(at)}${rest}`,
    `${written.charAt(at)}${rest.slice(1)}`,
    `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`,
  ].includes(written.slice(at));
}
