import type { MessageHit, SideFacts } from '../facts/side-facts.js';
import type { Location } from '../../text/span.js';
import type { Report } from '../rule.js';

/**
 * Reports the wording of a rule, as a rule where it stands outside the cue. Overlapping hits are reported once,
 * the longest of them.
 * @param describe what to say of a hit; undefined to leave it out
 * @param isSlipInCue at which places of a cue the wording is a slip too
 */
export function reportHits(
  rule: string,
  facts: SideFacts,
  report: (finding: Report) => void,
  describe: (hit: MessageHit, place: Location) => Omit<Report, 'span' | 'path'> | undefined,
  isSlipInCue: (place: Location) => boolean = () => false,
): void {
  let last: MessageHit | undefined;
  for (const hit of facts.hits(rule)) {
    if (last?.message === hit.message && hit.start < last.end) continue;
    const span = inner(hit);
    const [place] = facts.locate(hit.message, span);
    if (place === undefined) continue;
    const isWhole = hit.isWholeSentence === true;
    if ((isWhole || !isSlipInCue(place)) && facts.inCue(place)) continue;
    const described = describe(hit, place);
    if (described === undefined) continue;
    last = hit;
    // What a user asks behind a system prompt is mostly about other things than the model.
    const isMild = isWhole && facts.isRequest(hit.message);
    report({
      ...described,
      ...(isMild ? { severity: 'info' as const } : {}),
      span: { start: place.start, end: place.end },
      path: place.path,
    });
  }
}

/** A hit without the punctuation and whitespace that its pattern needed in front of it. */
function inner(hit: MessageHit): { start: number; end: number } {
  const lead = /^[\s.!?:;,]*/.exec(hit.text)?.[0].length ?? 0;
  return { start: hit.start + lead, end: hit.end };
}

/** The words of a hit for a message, on one line and shortened. */
export function quoted(hit: MessageHit): string {
  const words = hit.text
    .replace(/^[\s.!?:;,]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
