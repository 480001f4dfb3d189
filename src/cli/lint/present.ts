import type { LintedFile } from '../../core/export/linted-file.js';
import type { Finding } from '../../core/lint/rule.js';
import type { Positions } from '../../core/text/line-table.js';
import { displayPath, slashed } from '../../node/display-path.js';

/** Findings by file, with paths as a user standing in `root` writes them, in messages too. */
export function presentFindings(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string | Positions>,
  root: string,
): LintedFile[] {
  const prefix = slashed(root).replace(/\/?$/, '/');
  const inWords = (message: string): string => message.replaceAll(prefix, '');
  const show = (path: string): string => displayPath(root, path);
  const byFile = new Map<string, Finding[]>([...texts.keys()].sort().map((path) => [path, []]));
  for (const finding of findings) {
    const list = byFile.get(finding.path) ?? [];
    byFile.set(finding.path, list);
    list.push({
      ...finding,
      path: show(finding.path),
      message: inWords(finding.message),
      related: finding.related.map((place) => ({
        ...place,
        path: show(place.path),
        message: inWords(place.message),
      })),
      fix: finding.fix && {
        ...finding.fix,
        edits: finding.fix.edits.map((edit) => ({ ...edit, path: show(edit.path) })),
      },
    });
  }
  return [...byFile].map(([path, list]) => ({
    path: show(path),
    text: texts.get(path) ?? '',
    findings: list,
  }));
}
