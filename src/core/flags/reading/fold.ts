import { once } from '../../text/once.js';

/** What a character outside ASCII is read as: a byte of ASCII, `REMOVED`, or `OPAQUE` (a letter of another script). */
export const REMOVED = 0;
export const OPAQUE = 1;

/** Letters that look like Latin ones, by script; each pair of strings lists look-alikes and what they are read as. */
const lookAlikes: readonly (readonly [string, string])[] = [
  ['АВЕЅІЈКМНОРСТХУаеѕіјкорсухһԁԛԝѵьІЇїёЁгп', 'abesijkmhopctxyaesijkopcyxhdqwvbiiieern'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχγ', 'abezhikmnoptyxabeikvoptuxy'],
  ['ıȷɑɡʟℓⅼⅽⅾⅿⅰⅴⅹꞵ', 'ijaglllcdmivxb'],
];

/** Punctuation that stands for its ASCII cousin. */
const punctuation: readonly (readonly [string, string])[] = [
  ['‘’‛ʼ′＇`´', "''''''''"],
  ['“”„‟«»″', '"""""""'],
  ['‐‑‒–—―−', '-------'],
  ['…', '.'],
  ['→⇒➔➜⟶', '>>>>>'],
  ['•‣◦·∙●', '******'],
];

/** Blocks whose compatibility decomposition starts with the Latin letter meant. */
const decomposed: readonly (readonly [number, number])[] = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
  [0x2070, 0x209f],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0xff01, 0xff5e],
];

function removed(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0x300 && code <= 0x36f)
  );
}

function spaced(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Every UTF-16 unit to the byte it is read as; one table for all readers, made when first needed. */
export const foldTable = once(makeFoldTable);

function makeFoldTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(OPAQUE);
  for (let code = 0; code < 0x80; code++) table[code] = code;
  table[0] = OPAQUE;
  for (const [from, to] of decomposed) {
    for (let code = from; code <= to; code++) {
      const first = String.fromCharCode(code).normalize('NFKD').charCodeAt(0);
      if (first < 0x80) table[code] = first;
    }
  }
  for (const [from, to] of [...lookAlikes, ...punctuation]) {
    for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(i);
  }
  for (let code = 0x80; code < 0x10000; code++) {
    if (removed(code)) table[code] = REMOVED;
    else if (spaced(code)) table[code] = 0x20;
  }
  return table;
}
