import * as vscode from 'vscode';
import { quotePlaces } from '../judge/quote-places.js';
import { DecorationTypes } from '../services/decoration-types.js';
import { escapeMarkdown, hoverText } from '../services/safe-markdown.js';
import { shownResponse } from '../services/label-service.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';

const pause = 120;

/** What judges quoted, in visible editors: a sign before the words, and a hover with who and how many. */
export function registerJudgeMarks(services: Services): vscode.Disposable {
  const types = new DecorationTypes({
    quotation: {
      before: {
        // The scales in their text form.
        contentText: '\u2696\ufe0e',
        color: new vscode.ThemeColor('gyges.judge.quotation'),
        margin: '0 2px 0 0',
      },
      border: '0 dotted',
      borderColor: new vscode.ThemeColor('gyges.judge.quotation'),
      borderWidth: '0 0 1px 0',
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawAll = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const editor of vscode.window.visibleTextEditors) {
        if (!services.flags.isFlagged(editor.document)) continue;
        draw(services, editor, types).catch((error: unknown) => {
          services.log.error(error instanceof Error ? error : String(error));
        });
      }
    }, pause);
  };
  drawAll();
  return vscode.Disposable.from(
    types,
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    services.flags.onDidChange(drawAll),
    services.judge.onDidChange(drawAll),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

async function draw(
  services: Services,
  editor: vscode.TextEditor,
  types: DecorationTypes<'quotation'>,
): Promise<void> {
  const { document } = editor;
  const { version } = document;
  const shown = shownResponse(document);
  const results = shown === undefined ? [] : await services.judge.resultsOf(shown).catch(() => []);
  const quotation: vscode.DecorationOptions[] = [];
  for (const result of results) {
    for (const place of await quotePlaces(services, document, result)) {
      const who = vscode.l10n.t(
        'Judge {0}, {1}: quoted by {2} of {3} votes',
        result.model.asked,
        place.criterion,
        place.votes,
        result.votes.length,
      );
      quotation.push({
        range: rangeIn(document, place),
        hoverMessage: hoverText([escapeMarkdown(who)]),
      });
    }
  }
  if (document.version === version) types.draw(editor, { quotation });
}
