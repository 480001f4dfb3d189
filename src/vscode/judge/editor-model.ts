import * as vscode from 'vscode';
import {
  editorProvider,
  editorReply,
  readEditorReply,
} from '../../core/flags/judge/editor-reply.js';
import type { ModelClient } from '../../core/models/model-client.js';
import { ModelError, type ModelErrorKind } from '../../core/models/model-error.js';

/** The models that the editor itself gives to extensions; none where it has no such interface. */
export async function editorModels(id?: string): Promise<readonly vscode.LanguageModelChat[]> {
  const lm = vscode.lm as typeof vscode.lm | undefined;
  if (typeof lm?.selectChatModels !== 'function') return [];
  return lm.selectChatModels(id === undefined ? {} : { id });
}

/** A client for a model of the editor, which takes no sampling settings and reports no usage. */
export function editorModelClient(chat: vscode.LanguageModelChat): ModelClient {
  return {
    provider: editorProvider,
    endpoint: `${editorProvider}:${chat.vendor}/${chat.id}`,
    read: readEditorReply,
    async complete({ messages }, { signal, onProgress } = {}) {
      const source = new vscode.CancellationTokenSource();
      const onAbort = () => {
        source.cancel();
      };
      if (signal?.aborted === true) onAbort();
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        // There is no system role in this interface.
        const asked = messages.map(({ text }) => vscode.LanguageModelChatMessage.User(text));
        const justification = vscode.l10n.t('You asked this model to judge reasoning.');
        const response = await chat.sendRequest(asked, { justification }, source.token);
        let text = '';
        for await (const part of response.text) {
          text += part;
          onProgress?.(text.length);
        }
        if (source.token.isCancellationRequested) throw new Error('cancelled');
        return editorReply(chat.id, text);
      } catch (error) {
        throw modelError(error, chat, source.token.isCancellationRequested);
      } finally {
        signal?.removeEventListener('abort', onAbort);
        source.dispose();
      }
    },
  };
}

/** By `LanguageModelError.code`. */
const kinds: Readonly<Record<string, ModelErrorKind>> = {
  NoPermissions: 'auth',
  NotFound: 'not-found',
  Blocked: 'bad-request',
};

function modelError(
  error: unknown,
  { name }: vscode.LanguageModelChat,
  isCancelled: boolean,
): ModelError {
  if (isCancelled) return new ModelError('aborted', `The request to ${name} was cancelled.`);
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const kind = typeof code === 'string' ? kinds[code] : undefined;
  const said = typeof message === 'string' && message !== '' ? message : String(error);
  const sentence = `${name}: ${said.replace(/\s+/gu, ' ').slice(0, 300)}`;
  return new ModelError(kind ?? 'network', /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
}
