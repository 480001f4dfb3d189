import * as vscode from 'vscode';
import type { FlagCategory } from '../../core/flags/flag.js';
import type { Severity } from '../../core/lint/rule.js';
import type { ReasoningKind } from '../../core/response/sample-record.js';
import { contains, overlaps } from '../../core/text/span.js';
import { DecorationTypes } from '../services/decoration-types.js';
import { flagHover, isAtLeast, severityRank } from '../services/flag-labels.js';
import { largestFlagged } from '../services/flag-service.js';
import type { FlaggedText, PlacedFlag } from '../services/flagged-text.js';
import { rangeIn } from '../services/ranges.js';
import { parseResponseUri } from '../services/response-uris.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';
import { categoryTextRanges } from './category-texts.js';

/** Milliseconds without a change before marks are drawn again. */
const pause = 120;

/** Flags and reasoning in visible editors: underlines, bands. */
export function registerFlagMarks(services: Services): vscode.Disposable {
  const types = createTypes();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const categories = async (): Promise<ReadonlyMap<string, FlagCategory>> => {
    const { flagCategories } = await import('../response-engine.js');
    return new Map(flagCategories.map((category) => [category.id, category]));
  };

  const draw = async (editor: vscode.TextEditor) => {
    const { document } = editor;
    const { version } = document;
    const flagged = await services.flags.flagsOf(document);
    const marks = marksOf(
      document,
      flagged ?? { flags: [], bands: [], sample: undefined },
      flagged === undefined ? new Map() : await categories(),
    );
    if (document.version !== version) return;
    types.underline.draw(editor, marks.underline);
    types.place.draw(editor, marks.place);
    types.band.draw(editor, marks.bands);
    types.other.draw(editor, marks);
  };
  const drawSafely = (editor: vscode.TextEditor) => {
    draw(editor).catch((error: unknown) => {
      services.log.error(error instanceof Error ? error : String(error));
    });
  };
  const drawAll = () => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (services.flags.isFlagged(editor.document)) drawSafely(editor);
    }
  };

  drawAll();
  return vscode.Disposable.from(
    ...Object.values(types),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    services.flags.onDidChange((uri) => {
      const key = uri.toString();
      clearTimeout(timers.get(key));
      const redraw = () => {
        timers.delete(key);
        for (const editor of vscode.window.visibleTextEditors) {
          if (editor.document.uri.toString() === key) drawSafely(editor);
        }
      };
      timers.set(key, setTimeout(redraw, pause));
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

interface Marks {
  readonly underline: Readonly<Record<Severity, vscode.DecorationOptions[]>>;
  readonly place: Readonly<Record<Severity, vscode.DecorationOptions[]>>;
  /** Flags that are marked as wrong. */
  readonly wrong: vscode.DecorationOptions[];
  /** Those of them on whose words other flags stand: they have a hover only. */
  readonly quiet: vscode.DecorationOptions[];
  /** Around the category texts. */
  readonly texts: readonly vscode.DecorationOptions[];
  readonly clear: readonly vscode.DecorationOptions[];
  readonly bands: Readonly<Record<ReasoningKind, vscode.DecorationOptions[]>>;
}

function marksOf(
  document: vscode.TextDocument,
  { flags, bands }: FlaggedText,
  categories: ReadonlyMap<string, FlagCategory>,
): Marks {
  const marks: Marks = {
    underline: { error: [], warning: [], info: [] },
    place: { error: [], warning: [], info: [] },
    wrong: [],
    quiet: [],
    texts: categoryTextRanges(document, flags).map((range) => ({ range })),
    clear: clearRanges(document, flags),
    bands: { scratchpad: [], native: [], summary: [], redacted: [] },
  };
  const underlined = setting('flags.underline', document.uri);
  const isListed = document.getText().length <= largestFlagged(document.uri);
  const problems = isListed ? setting('flags.problems', document.uri) : 'off';
  for (const placed of flags) {
    const { flag, mark } = placed;
    const range = rangeIn(document, placed);
    const hoverMessage = flagHover(flag, categories.get(flag.category), mark);
    if (mark === 'wrong') {
      // Words that another flag stands on are not dimmed.
      const stands = flags.some((other) => other.mark !== 'wrong' && overlaps(other, placed));
      (stands ? marks.quiet : marks.wrong).push({ range, hoverMessage });
      continue;
    }
    marks.place[flag.severity].push({ range, hoverMessage });
    // A flag in the Problems view is underlined by the editor already, and one line is enough.
    if (underlined && !isAtLeast(flag.severity, problems) && !isWithinGraver(placed, flags)) {
      marks.underline[flag.severity].push({ range });
    }
  }
  if (setting('flags.reasoningBand', document.uri)) {
    for (const band of bands) marks.bands[band.kind].push({ range: rangeIn(document, band) });
  }
  return marks;
}

/** Where the colours of a comparison are kept away from the words, so that flags are seen among them. */
function clearRanges(
  document: vscode.TextDocument,
  flags: readonly PlacedFlag[],
): vscode.DecorationOptions[] {
  if (parseResponseUri(document.uri)?.kind !== 'side') return [];
  return flags
    .filter(({ flag, mark }) => flag.severity !== 'info' && mark !== 'wrong')
    .map((placed) => ({ range: rangeIn(document, placed) }));
}

function isWithinGraver(placed: PlacedFlag, flags: readonly PlacedFlag[]): boolean {
  return flags.some(
    (other) =>
      other.mark !== 'wrong' &&
      severityRank[other.flag.severity] > severityRank[placed.flag.severity] &&
      contains(other, placed),
  );
}

function createTypes() {
  const severities = (
    style: (severity: Severity) => vscode.DecorationRenderOptions,
  ): DecorationTypes<Severity> =>
    new DecorationTypes({
      error: style('error'),
      warning: style('warning'),
      info: style('info'),
    });
  const band = (
    border: string,
    style: string,
    background: string | undefined,
  ): vscode.DecorationRenderOptions => ({
    isWholeLine: true,
    borderWidth: '0 0 0 2px',
    borderStyle: style,
    borderColor: new vscode.ThemeColor(`gyges.reasoning.${border}`),
    ...(background === undefined
      ? {}
      : { backgroundColor: new vscode.ThemeColor(`gyges.reasoning.${background}`) }),
  });
  return {
    underline: severities((severity) => ({
      textDecoration: `underline ${severity === 'info' ? 'dotted' : 'wavy'} var(--vscode-gyges-flag-${severity}) 1px; text-underline-offset: 2px`,
    })),
    place: severities((severity) => ({
      overviewRulerColor: new vscode.ThemeColor(`gyges.flag.${severity}`),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    })),
    band: new DecorationTypes<ReasoningKind>({
      scratchpad: band('scratchpadBorder', 'solid', 'scratchpadBackground'),
      native: band('nativeBorder', 'solid', 'nativeBackground'),
      summary: band('summaryBorder', 'dotted', undefined),
      redacted: band('redactedBorder', 'dashed', undefined),
    }),
    other: new DecorationTypes({
      wrong: { opacity: '0.6' },
      quiet: {},
      texts: {
        color: new vscode.ThemeColor('gyges.flag.categoryText'),
        // Its own ground, since that of a comparison is red or green.
        fontStyle: 'italic; background-color: var(--vscode-editor-background) !important',
      },
      clear: {
        // A background of the decoration would lie below that of the diff editor.
        textDecoration:
          'none; background-color: color-mix(in srgb, var(--vscode-editor-background) 82%, transparent)',
      },
    }),
  };
}
