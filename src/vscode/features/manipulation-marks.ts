import * as vscode from 'vscode';
import type { PairedCue } from '../../core/pair/all-cues.js';
import { allCues } from '../../core/pair/all-cues.js';
import type { Condition, Difference, PairComparison } from '../../core/pair/pair-comparison.js';
import { contains } from '../../core/text/span.js';
import { conditionSign, otherCondition } from '../services/condition-labels.js';
import { DecorationTypes } from '../services/decoration-types.js';
import { rangeIn } from '../services/ranges.js';
import { escapeMarkdown, hoverText, quote } from '../services/safe-markdown.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';
import { pathOf } from '../services/uri-path.js';
import { cueTitle } from './code-lenses.js';

/**
 * Marks in visible prompts what is meant to differ: the cue with a solid frame, the rest of the
 * manipulation with a dashed one, in the colour of the condition.
 */
export function registerManipulationMarks(services: Services): vscode.Disposable {
  const types = new DecorationTypes({
    monitoredCue: style('monitored', 'solid'),
    monitoredDeclared: style('monitored', 'dashed'),
    unmonitoredCue: style('unmonitored', 'solid'),
    unmonitoredDeclared: style('unmonitored', 'dashed'),
  });

  const mark = async (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (!services.prompts.matches(document)) return;
    const { version } = document;
    const state = await services.pairs.state(document.uri).catch(() => undefined);
    const member = await services.pairs.member(document.uri);
    if (document.version !== version) return;
    const wanted = setting('prompt.markManipulation', document.uri);
    const condition = member?.condition;
    const { cue, declared } =
      state?.comparison === undefined || condition === undefined || !wanted
        ? { cue: [], declared: [] }
        : marksIn(document, condition, state.comparison);
    types.draw(editor, {
      monitoredCue: condition === 'monitored' ? cue : [],
      monitoredDeclared: condition === 'monitored' ? declared : [],
      unmonitoredCue: condition === 'unmonitored' ? cue : [],
      unmonitoredDeclared: condition === 'unmonitored' ? declared : [],
    });
  };
  const markAll = () => {
    for (const editor of vscode.window.visibleTextEditors) {
      mark(editor).catch((error: unknown) => {
        services.log.error(error instanceof Error ? error : String(error));
      });
    }
  };

  markAll();
  return vscode.Disposable.from(
    types,
    vscode.window.onDidChangeVisibleTextEditors(markAll),
    services.pairs.onDidChange(markAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('gyges.prompt')) markAll();
    }),
  );
}

function style(
  condition: Condition,
  borderStyle: 'solid' | 'dashed',
): vscode.DecorationRenderOptions {
  const color = new vscode.ThemeColor(`gyges.${condition}`);
  return {
    backgroundColor: new vscode.ThemeColor(`gyges.${condition}Background`),
    borderColor: color,
    borderStyle,
    borderWidth: '1px',
    borderRadius: '2px',
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  };
}

interface Marks {
  readonly cue: readonly vscode.DecorationOptions[];
  readonly declared: readonly vscode.DecorationOptions[];
}

function marksIn(
  document: vscode.TextDocument,
  condition: Condition,
  comparison: PairComparison,
): Marks {
  const path = pathOf(document.uri);
  const cues = allCues(comparison, condition).filter(({ cue }) => cue.path === path);
  const declared = comparison.differences.filter((difference) => {
    const side = difference[condition];
    const inCue = cues.some(({ cue }) => contains(cue, side));
    return difference.inManipulation && side.path === path && side.start < side.end && !inCue;
  });
  return {
    cue: cues.map((paired) => ({
      range: rangeIn(document, paired.cue),
      hoverMessage: cueHover(paired, condition),
    })),
    declared: declared.map((difference) => ({
      range: rangeIn(document, difference[condition]),
      hoverMessage: differenceHover(difference, condition),
    })),
  };
}

function cueHover(
  { cue, counterpart: other }: PairedCue,
  condition: Condition,
): vscode.MarkdownString {
  return hoverText([
    `**${conditionSign[condition]} ${escapeMarkdown(cueTitle(cue))}**`,
    other === undefined
      ? vscode.l10n.t('No cue was found in the counterpart.')
      : `${vscode.l10n.t('The counterpart says ({0}):', escapeMarkdown([...other.kinds, other.polarity].join(', ')))} ${quote(other.unit)}`,
  ]);
}

function differenceHover(difference: Difference, condition: Condition): vscode.MarkdownString {
  const { text } = difference[otherCondition(condition)];
  return hoverText([
    difference.kind === 'cue'
      ? vscode.l10n.t('Part of the cue.')
      : vscode.l10n.t('Declared as part of the manipulation.'),
    text === ''
      ? vscode.l10n.t('The counterpart has nothing here.')
      : `${vscode.l10n.t('The counterpart says:')} ${quote(text)}`,
  ]);
}
