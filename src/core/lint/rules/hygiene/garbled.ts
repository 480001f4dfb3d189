import type { Suspect } from './suspect.js';

const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const entity = new RegExp(
  String.raw`&(?:(${Object.keys(named).join('|')})|#(\d{1,6})|#[xX]([\da-fA-F]{1,5}));`,
  'y',
);

/**
 * What a tool made of a character: an HTML entity, UTF-8 that was read as Windows-1252, a replacement
 * character. Undefined when the character at `start` is an ordinary one.
 */
export function garbledAt(text: string, start: number): Suspect | undefined {
  if (text[start] === '&') return entityAt(text, start);
  if (text[start] === '\uFFFD') {
    return {
      kind: 'garbled',
      start,
      end: start + 1,
      what: 'a replacement character',
      effect: 'stands where a character could not be read; write the character that was meant.',
      title: '',
      replacement: undefined,
    };
  }
  return misreadAt(text, start);
}

function entityAt(text: string, start: number): Suspect | undefined {
  entity.lastIndex = start;
  const match = entity.exec(text);
  if (match === null) return undefined;
  const [written, name, decimal, hexadecimal] = match;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const replacement = name === undefined ? printable(code) : named[name];
  if (replacement === undefined) return undefined;
  return {
    kind: 'garbled',
    start,
    end: start + written.length,
    what: `the HTML entity ${written}`,
    effect: `is read as these letters, not as “${replacement}”; write the character.`,
    title: `Write “${replacement}” for ${written}`,
    replacement,
  };
}

function printable(code: number): string | undefined {
  return code >= 0x20 && code !== 0x7f && (code < 0x80 || code > 0x9f) && code < 0xd800
    ? String.fromCodePoint(code)
    : undefined;
}

/** The bytes 0x80 to 0x9F in Windows-1252, a space where there is none; those above are Latin-1. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The byte of a character in Windows-1252; 0 when it has none above 0x7F. */
function windows1252(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 0xa0 && code <= 0xff) return code;
  const index = character === ' ' ? -1 : upper.indexOf(character);
  return index < 0 ? 0 : 0x80 + index;
}

/** A character whose UTF-8 bytes were taken for characters: `Ã©` for “é”, `â€™` for “’”. */
function misreadAt(text: string, start: number): Suspect | undefined {
  const lead = text.charCodeAt(start);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const written = text.slice(start, start + length);
  const bytes = Array.from(written, (character) => windows1252(character));
  if (bytes.length < length || (bytes[0] ?? 0) < 0xc2) return undefined;
  if (bytes.slice(1).some((byte) => byte < 0x80 || byte > 0xbf)) return undefined;
  // “IRMÔ ends a quotation, “coraçÔes” is misread.
  const isQuotation =
    length === 2 && /[‘’“”«»…–—‹›]/.test(written) && !/\p{L}/u.test(text[start + 2] ?? '');
  if (isQuotation) return undefined;
  const replacement = new TextDecoder().decode(Uint8Array.from(bytes));
  return {
    kind: 'garbled',
    start,
    end: start + length,
    what: `“${written}”`,
    effect: `is “${replacement}” read in the wrong encoding; write the character, and save the file as UTF-8.`,
    title: `Write “${replacement}” for “${written}”`,
    replacement,
  };
}
