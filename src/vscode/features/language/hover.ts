import * as vscode from 'vscode';
import type { HoverPart } from '../../../core/prompt/language/hover.js';
import { promptScope } from '../../services/prompt-scope.js';
import { rangeIn } from '../../services/ranges.js';
import { escapeMarkdown } from '../../services/safe-markdown.js';
import type { Services } from '../../services/services.js';
import { setting } from '../../services/settings.js';

/** What is known of the variable, key, helper, partial, rule or cue under the pointer. */
export function registerPromptHover(services: Services): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: async (document, position) => {
      const { cueHoverAt, hoverAt, rules } = await import('../../prompt-engine.js');
      const found = await promptScope(services, document);
      if (found === undefined) return undefined;
      const offset = document.offsetAt(position);
      // Where the manipulation is marked, the mark itself says what it is.
      const isMarked = setting('prompt.markManipulation', document.uri);
      const hover =
        hoverAt(found.document, offset, found.scope, rules) ??
        (isMarked ? undefined : cueHoverAt(found.document, offset, found.scope));
      if (hover === undefined) return undefined;
      return new vscode.Hover(hover.parts.map(markdownOf), rangeIn(document, hover.span));
    },
  };
  return services.prompts.register((selector) =>
    vscode.languages.registerHoverProvider(selector, provider),
  );
}

function markdownOf({ style, text }: HoverPart): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  switch (style) {
    case 'title':
      return markdown.appendMarkdown(`**${escapeMarkdown(text)}**`);
    case 'text':
      return markdown.appendMarkdown(escapeMarkdown(text));
    case 'quote':
      return markdown.appendMarkdown(`“${escapeMarkdown(text)}”`);
    case 'code':
      return markdown.appendCodeblock(text, 'plaintext');
  }
}
