import type { ModelReply } from '../../models/model-client.js';
import { ModelError } from '../../models/model-error.js';
import type { ResponseParts } from '../../response/readers/response-parts.js';

/** Stands for a wire format where the editor itself gives the model. */
export const editorProvider = 'vscode-lm';

/** The body that is kept of an answer of the editor's own models, which come as text alone. */
export function editorReply(model: string, text: string): ModelReply {
  return { body: JSON.stringify({ model, text }), streamed: false };
}

/** What such a body says. @throws ModelError (`malformed`) when it is none */
export function readEditorReply({ body }: ModelReply): ResponseParts {
  const { model, text } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || typeof model !== 'string') {
    throw new ModelError('malformed', 'This is no answer of a model of the editor.');
  }
  return { reasoning: [], output: text, modelAnswered: model };
}
