import * as vscode from 'vscode';
import type { FlagCategory } from '../../core/flags/flag.js';
import { flagHover, markSign, severityRank, severitySign } from '../services/flag-labels.js';
import type { PlacedFlag } from '../services/flagged-text.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';

/** Categories named at the end of one line at most; the rest are counted. */
const categoriesPerLine = 3;

/**
 * The categories of flags at the end of the lines where the flags end. They are inlay hints, because these
 * are wrapped like words: in a narrow pane they go to a row of their own where other text would be cut off.
 */
export function registerCategoryTexts({ flags }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints: async (document, range) => {
      if (!setting('flags.categoryText', document.uri)) return [];
      const { version } = document;
      const flagged = await flags.flagsOf(document);
      if (flagged === undefined || document.version !== version) return [];
      const { flagCategories } = await import('../response-engine.js');
      const categories = new Map(flagCategories.map((category) => [category.id, category]));
      return [...byLine(document, flagged.flags)].flatMap(([line, placed]) => {
        const { end } = document.lineAt(line).range;
        if (!range.contains(end)) return [];
        const hint = new vscode.InlayHint(end, partsOf(placed, categories));
        hint.paddingLeft = true;
        return [hint];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    flags.register((selector) => vscode.languages.registerInlayHintsProvider(selector, provider)),
    flags.onDidChange(() => {
      changed.fire();
    }),
  );
}

/**
 * Ranges that hold the category texts of a document, to colour them. Each begins one character before, since
 * a range that begins where the text stands would begin behind it.
 */
export function categoryTextRanges(
  document: vscode.TextDocument,
  flags: readonly PlacedFlag[],
): readonly vscode.Range[] {
  if (!setting('flags.categoryText', document.uri)) return [];
  return [...byLine(document, flags).keys()].map((line) => {
    const { end } = document.lineAt(line).range;
    return new vscode.Range(line, Math.max(end.character - 1, 0), line + 1, 0);
  });
}

/** The flags that end on a line, gravest first; those that are marked as wrong come last. */
function byLine(
  document: vscode.TextDocument,
  flags: readonly PlacedFlag[],
): ReadonlyMap<number, readonly PlacedFlag[]> {
  const lines = new Map<number, PlacedFlag[]>();
  for (const flag of flags.toSorted((a, b) => standing(b) - standing(a))) {
    const { line } = document.positionAt(flag.end);
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [flag]);
    else known.push(flag);
  }
  return lines;
}

function standing({ flag, mark }: PlacedFlag): number {
  return mark === 'wrong' ? 0 : severityRank[flag.severity];
}

/** For example `● goal-guarding, · training-awareness`, in parts that are wrapped apart. */
function partsOf(
  placed: readonly PlacedFlag[],
  categories: ReadonlyMap<string, FlagCategory>,
): vscode.InlayHintLabelPart[] {
  const gravest = placed.filter(
    ({ flag }, index) =>
      placed.findIndex((other) => other.flag.category === flag.category) === index,
  );
  const parts = gravest.map(({ flag, mark }, index) => {
    // A flag that is marked as wrong has lost its severity.
    const sign = mark === 'wrong' ? '' : `${severitySign[flag.severity]} `;
    const said = mark === undefined ? '' : `${markSign[mark]} `;
    // After a comma there may be a new row.
    const gap = index === 0 ? '' : ', ';
    const part = new vscode.InlayHintLabelPart(`${gap}${said}${sign}${flag.category}`);
    part.tooltip = flagHover(flag, categories.get(flag.category), mark);
    return part;
  });
  const more = parts.length - categoriesPerLine;
  return more <= 0
    ? parts
    : [...parts.slice(0, categoriesPerLine), new vscode.InlayHintLabelPart(`, +${more}`)];
}
