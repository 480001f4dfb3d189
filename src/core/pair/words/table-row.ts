/** Lines of a text that are looked through for a row. */
const lineLimit = 2000;

/** A row of dashes between the headings of a table and its rows. */
const rule = /^[ \t]{0,8}\|?[ \t]{0,40}:?-{2,}/;

/** Emphasis, code or quotation marks around a cell. */
const mark = /^[*`_"]{1,4}([^*`_"]{1,200})[*`_"]{1,4}$/;

/**
 * What a Markdown table says of the row that begins with a value, one `heading: cell` a sentence: for `B` of
 * `| B | no |` under `| channel | rated |` it is `rated: no`. Undefined where no table has such a row.
 */
export function tableRow(text: string, value: string): string | undefined {
  if (!text.includes('|')) return undefined;
  const lines = text.split('\n', lineLimit);
  const at = lines.findIndex((line) => line.includes('|') && cellsOf(line)[0] === value);
  const ruleAt = lines.slice(0, Math.max(0, at)).findLastIndex((line) => rule.test(line));
  const isOneTable = lines.slice(ruleAt, at).every((line) => line.includes('|'));
  if (at < 0 || ruleAt < 1 || !isOneTable) return undefined;
  const headings = cellsOf(lines[ruleAt - 1] ?? '');
  const [, ...cells] = cellsOf(lines[at] ?? '');
  return cells.map((cell, index) => `${headings[index + 1] ?? ''}: ${cell}.`).join(' ');
}

/** The cells of a row without the marks of emphasis and code around them. */
function cellsOf(line: string): string[] {
  const row = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return row.split('|').map((cell) => mark.exec(cell.trim())?.[1] ?? cell.trim());
}
