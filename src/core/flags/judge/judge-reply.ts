import { hostOf } from '../../models/http.js';
import { providers, type ModelReply } from '../../models/model-client.js';
import { ModelError } from '../../models/model-error.js';
import { readReply } from '../../models/read-reply.js';
import type { ResponseParts } from '../../response/readers/response-parts.js';
import type { JudgeHeader } from './judge-journal.js';
import type { ReadReply } from './judge-vote.js';

/** Stands for a wire format where the editor itself gives the model. */
export const editorProvider = 'vscode-lm';

/** The body that is kept of an answer of the editor's own models, which come as text alone. */
export function editorReply(model: string, text: string): ModelReply {
  return { body: JSON.stringify({ model, text }), streamed: false };
}

/** Reads the answers of a judge. The reader throws a ModelError for what is none. */
export function replyReader({ provider, endpoint }: JudgeHeader): ReadReply {
  if (provider === editorProvider) return readEditorReply;
  const known = providers.find((name) => name === provider);
  return (reply) => {
    if (known === undefined) throw new ModelError('malformed', `“${provider}” is not known here.`);
    return readReply(known, reply, hostOf(endpoint));
  };
}

/** What such a body says. @throws ModelError (`malformed`) when it is none */
export function readEditorReply({ body }: ModelReply): ResponseParts {
  const { model, text } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || typeof model !== 'string') {
    throw new ModelError('malformed', 'This is no answer of a model of the editor.');
  }
  return { reasoning: [], output: text, modelAnswered: model };
}
