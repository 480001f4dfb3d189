/** Texts of fewer UTF-16 units are changed as fast as they are compared. */
const shortText = 1000;

let last = { text: '', lower: '' };

/**
 * The text in lower case with its offsets kept: where a letter would become longer, only A to Z change. The last text
 * of some length is kept, since several scans of a prompt follow each other.
 */
export function lowerCased(text: string): string {
  if (text === last.text) return last.lower;
  const lower = lowered(text);
  if (text.length >= shortText) last = { text, lower };
  return lower;
}

function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
