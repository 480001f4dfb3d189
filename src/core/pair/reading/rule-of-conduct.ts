const model = 'you|the (?:assistant|model|agent|ai|system)';

const adverb = 'not|never|only|always|also|now|still|then|at most|under no circumstances';

/** What is allowed or demanded without saying who does it. */
const ruling = 'allowed|permitted|forbidden|prohibited|required|mandatory|obligatory|off limits';

/** What befalls the model, or what it perceives: that may be told by a cue. */
const noAction =
  'be \\w+(?:ed|en|ad|rd)|expect|assume|believe|see|hear|know|notice|feel|find|trust|rely|count|rest|suppose|consider|remember|speak|talk|relax';

/**
 * What the model may, must or must not do, with the verb of it: “you may move”, “the assistant must
 * never refund”, “refunds are forbidden”.
 */
export const ruleOfConduct = new RegExp(
  `\\b(?:(?:${model}) (?:may|must|should|shall|can|cannot|can not|can['’]t|mustn['’]t|shouldn['’]t|need not|(?:do not )?(?:need|have) to|(?:are|is)(?: not)? (?:allowed|permitted|required|expected|obliged|authori[sz]ed|free|entitled|forbidden) to)(?: (?:${adverb})){0,2} (?!(?:${adverb}|${noAction})\\b)[a-z]+|(?:is|are)(?: (?:not|never|strictly|always)){0,2} (?:${ruling}))\\b`,
  'i',
);
