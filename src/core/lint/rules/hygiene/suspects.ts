import { decomposedAt } from './decomposed.js';
import { garbledAt } from './garbled.js';
import { homoglyphs } from './homoglyphs.js';
import type { Suspect } from './suspect.js';

/** Those of `strange` that everybody sees. */
const visible =
  /[&\u00C2\u00C3\u00C5\u00D0\u00D1\u00E2\u00F0\uFFFD]|(?!\u034F)\p{M}|[\u1161-\u1175\u11A8-\u11C2]/u;

/** Every suspect of a text, found in one pass but for homoglyphs; linear. For `FileFacts.scanned`. */
export function suspectsIn(text: string): Suspect[] {
  return [...strangeCharacters(text), ...homoglyphs(text)];
}

/** What is looked at closer: invisible characters, combining marks, and the beginnings of what tools leave behind. */
const strange =
  /[&\u00C2\u00C3\u00C5\u00D0\u00D1\u00E2\u00F0\uFFFD\u0300-\u036F\u1161-\u1175\u11A8-\u11C2\u3099\u309A\u00A0\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\uDB40[\uDC00-\uDC7F]/g;

const reaches =
  'reaches the model unseen and changes how the words are split into tokens; remove it.';

function* strangeCharacters(text: string): Generator<Suspect> {
  let seen = 0;
  for (const match of text.matchAll(strange)) {
    const { index: start } = match;
    if (start < seen) continue;
    const character = match[0];
    const found = garbledAt(text, start) ?? decomposedAt(text, start);
    if (found !== undefined) {
      seen = found.end;
      yield found;
    }
    if (found !== undefined || visible.test(character)) continue;
    const end = endOfRun(text, start, character);
    seen = end;
    const code = character.codePointAt(0) ?? 0;
    if (isSpace(code)) {
      if (isTypographicSpace(text, start, end)) continue;
      yield {
        kind: 'hidden',
        start,
        end,
        what: code === 0xa0 || code === 0x202f ? 'a non-breaking space' : 'an unusual space',
        effect: 'looks like a space and is another token to the model; write an ordinary space.',
        title: 'Replace it with an ordinary space',
        replacement: ' '.repeat(end - start),
      };
    } else if (code === 0x2028 || code === 0x2029) {
      yield {
        kind: 'hidden',
        start,
        end,
        what: 'a line separator',
        effect: 'is no line break to most tools; write a line break.',
        title: 'Replace it with a line break',
        replacement: '\n'.repeat(end - start),
      };
    } else if (!isJoinerInUse(text, start, code)) {
      const what = nameOf(code);
      yield {
        kind: 'hidden',
        start,
        end,
        what,
        effect: reaches,
        title: `Remove ${what}`,
        replacement: '',
      };
    }
  }
}

/** The end of a run of one character: a thousand in a row are one finding. */
function endOfRun(text: string, start: number, character: string): number {
  let end = start;
  while (text.startsWith(character, end)) end += character.length;
  return end;
}

function isSpace(code: number): boolean {
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
}

/** Where typography wants a space that does not break: before French punctuation, inside a number, beside a unit. */
function isTypographicSpace(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  return /[:;!?»%€£°]/.test(after) || before === '«' || (/\d/.test(before) && /\d/.test(after));
}

/** Zero-width joiners that scripts and emoji need. */
function isJoinerInUse(text: string, start: number, code: number): boolean {
  if (code !== 0x200c && code !== 0x200d) return false;
  const before = text.slice(Math.max(0, start - 3), start);
  const after = text.slice(start + 1, start + 3);
  const needsJoiner =
    /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  if (needsJoiner.test(before)) return true;
  return (
    /[\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}]$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after)
  );
}

function nameOf(code: number): string {
  if (code === 0x200b) return 'a zero-width space';
  if (code === 0x200c || code === 0x200d) return 'a zero-width joiner';
  if (code === 0xfeff || code === 0x2060) return 'a zero-width no-break space';
  if (code === 0xad) return 'a soft hyphen';
  if (code === 0x200e || code === 0x200f || code === 0x61c) return 'a direction mark';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) {
    return 'a bidirectional control';
  }
  if (code >= 0xe0000) return 'a tag character';
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 'a control character';
  return 'an invisible character';
}
