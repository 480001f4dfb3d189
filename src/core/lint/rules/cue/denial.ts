import { negation } from '../../../pair/words/negation.js';
import { offState } from '../../../pair/words/off-states.js';

/** What is over, or somewhere else: “who used to read them, retired in spring”. */
const over = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:used to|only until|formerly|previously|no longer|instead of|retired|ended|ceased|expired|lapsed|unread|unseen|untouched|unchanged|(?:is|are|was|were|has|have|has been|have been|had|stays?|remains?|went|goes?) (?:already |now |long )?(?:${offState}))(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether a text has words that may turn round whatever else it says. */
export function mayDeny(text: string): boolean {
  const said = text.replace(unpaid, ' ');
  return negation.test(said) || over.test(said) || noShare.test(said);
}

/** A share of nothing: “0% of your labels are read”. */
const noShare = /(?<![\d.,])0(?:[.,]0+)?\s?%/;

/** What costs nothing is watched all the same. */
const unpaid = /\b(?:no|without(?: an?)?) (?:fees?|charges?|costs?|payment|price|extra)\b/gi;
