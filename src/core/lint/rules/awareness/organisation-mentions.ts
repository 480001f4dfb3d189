import type { Span } from '../../../text/span.js';

/** An organisation named in a text. */
export interface Mention extends Span {
  /** As written, without “the”. */
  readonly name: string;
  /** The name without its kind: `Helios` of `Helios Energy`. */
  readonly stem: string;
  /** `Energy` of `Helios Energy`; undefined when there is none. */
  readonly kind: string | undefined;
}

const kinds =
  'Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|GmbH|Labs|Laboratories|Technologies|Systems|Industries|Pharmaceuticals|Pharma|Energy|Bank|Hospital|University|Institute|Foundation|Logistics|Insurance|Airlines|Motors|Robotics|Analytics|Solutions|Group|Holdings|Partners|Consulting|Health|Media|Networks|Dynamics|AI';

/** One or two capitalised words; longer names are compared by these. */
const word = String.raw`[A-Z][A-Za-z0-9&-]{2,30}`;

const maker = new RegExp(
  String.raw`\b[Yy]ou\s+(?:are|were)\s+[^.!?\n]{0,60}?\b(?:created|developed|trained|built|made)\s+by\s+(?:the\s+company\s+)?(${word}(?:\s+${word})?)`,
  'g',
);
const organisation = new RegExp(String.raw`\b(${word})\s+(${kinds})\b`, 'g');

/** Who is said to have made the model addressed as “you”. */
export function makersNamed(text: string): Mention[] {
  return [...text.matchAll(maker)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    const [stem = name] = name.split(/\s+/);
    return { name, stem, kind: undefined, start, end: start + name.length };
  });
}

/** Names with a kind of organisation in them, such as “Helios Energy”. */
export function organisationsNamed(text: string): Mention[] {
  return [...text.matchAll(organisation)].map((match) => ({
    name: match[0],
    stem: match[1] ?? '',
    kind: match[2],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether two makers cannot be one: their first words differ. */
export function isOtherMaker(a: Mention, b: Mention): boolean {
  return a.stem.toLowerCase() !== b.stem.toLowerCase();
}

/** Whether two names are one name, one of them misspelt: the same kind, stems one letter apart. */
export function isMisnamed(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && a.stem.length >= 5 && oneLetterApart(a.stem, b.stem);
}

/** Whether two words of one length differ in one letter or in the order of two neighbours; digits do not count. */
function oneLetterApart(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const differing = Array.from(a).flatMap((letter, index) => (letter === b[index] ? [] : [index]));
  const [first = 0, second] = differing;
  if (differing.some((index) => !/[a-z]/.test(a[index] ?? ''))) return false;
  if (differing.length === 1) return first > 0;
  return (
    differing.length === 2 &&
    second === first + 1 &&
    a[first] === b[second] &&
    a[second] === b[first]
  );
}
