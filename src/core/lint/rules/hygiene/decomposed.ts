import type { Suspect } from './suspect.js';

/** A base letter takes at most so many marks that are looked at. */
const mostMarks = 4;
const mark = /^(?:\p{M}|[\u1161-\u1175\u11A8-\u11C2])$/u;

/**
 * Letters at a combining mark that are written as base letter and marks where Unicode has one character for
 * them, neighbours together; undefined for marks that a script or a transcription needs.
 */
export function decomposedAt(text: string, at: number): Suspect | undefined {
  const start = at - 1;
  let end = start;
  for (let next = composedEnd(text, start); next !== undefined; next = composedEnd(text, end)) {
    end = next;
  }
  if (end === start) return undefined;
  const written = text.slice(start, end);
  const replacement = written.normalize('NFC');
  return {
    kind: 'hidden',
    start,
    end,
    what: `“${replacement}” as a letter and a combining mark`,
    effect: `looks like “${replacement}” and is another token to the model; write the one character.`,
    title: `Compose “${replacement}”`,
    replacement,
  };
}

/** Where a letter ends that begins at `start` and has a composed form; undefined when none does. */
function composedEnd(text: string, start: number): number | undefined {
  let end = start + 1;
  while (end - start <= mostMarks && mark.test(text[end] ?? '')) end++;
  if (start < 0 || end === start + 1) return undefined;
  const written = text.slice(start, end);
  return written.normalize('NFC').length < written.length ? end : undefined;
}
