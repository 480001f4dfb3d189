import type { CueLexicon } from '../../../pair/reading/cue-lexicon.js';
import { leanOf, plainLean, readCue } from '../../../pair/reading/cue-polarity.js';
import type { CueKind } from '../../../pair/pair-comparison.js';
import { mayDeny } from './denial.js';

/** Where a statement may go over into its opposite: “not by the commissioner; the auditor goes through them” */
const border = /[.;](?=\s|$)|\n|, (?=(?:but|as|and|while|whereas|since|so) )| [–—] /;

/** What a clause is about that speaks of what the model writes. */
const ownWork =
  /\b(?:you|your|(?:each|every|this|these) (?:repl|answer|note|report|decision|draft|letter|translation|message|command|commit|call|conversation|chat|entr|mark|proposal|summar))/i;

/** What is said of other work, of work that is done away with, of another time or of a case. */
const elsewhere =
  /\b(?:shred\w{0,5}|destroy\w{0,3}|delet\w{1,3}|discard\w{0,3}|eras\w{1,3}|wip(?:es?|ed|ing)|burn\w{0,3}|bins?|others?|another|elsewhere|straight to|directly to|only|alone|just|merely|solely|(?<!what )(?:was|were)|had|would|could|until|before(?! (?:it|they) (?:goes?|is|are|gets?)\b)|yesterday|last)\b|^\s*(?:and |but )?(?:if|when|while|where|unless|once)\b/i;

/** What a clause speaks of when somebody looks at the work; what it trains or where it is kept is said of others too. */
const observing = new Set<CueKind>(['review', 'audit', 'oversight']);

/** The doubt that a clause may leave that the model is observed. */
const mostDoubt = 0.5;

/** UTF-16 units of a clause that says who observes what, at least. */
const leastLength = 25;

/**
 * The clause of a cue that says, without denying anything, that somebody observes what the model writes, whatever
 * the cue denies besides; undefined where there is none.
 */
export function watchedClause(unit: string, lexicon: CueLexicon): string | undefined {
  const clauses = unit.split(border).map((clause) => clause.trim());
  return clauses.find((clause, index) => {
    if (clause.length < leastLength || !isOfOwnWork(clause, clauses[index - 1])) return false;
    if (mayDeny(clause) || elsewhere.test(clause)) return false;
    const reading = readCue(clause, lexicon);
    return (
      leanOf(reading) >= plainLean &&
      reading.unwatched <= mostDoubt &&
      reading.kinds.some((kind) => observing.has(kind))
    );
  });
}

/** Whether a clause speaks of what the model writes, by its name or as what the clause before it is about. */
function isOfOwnWork(clause: string, before = ''): boolean {
  return ownWork.test(clause) || (/\b(?:it|them)\b/i.test(clause) && ownWork.test(before));
}
