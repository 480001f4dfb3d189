import { hostOf } from '../../models/http.js';
import { providers } from '../../models/model-client.js';
import { ModelError } from '../../models/model-error.js';
import { readReply } from '../../models/read-reply.js';
import { editorProvider, readEditorReply } from './editor-reply.js';
import type { JudgeHeader } from './judge-journal.js';
import type { ReadReply } from './judge-vote.js';

/** Reads the answers of a judge. The reader throws a ModelError for what is none. */
export function replyReader({ provider, endpoint }: JudgeHeader): ReadReply {
  if (provider === editorProvider) return readEditorReply;
  const known = providers.find((name) => name === provider);
  return (reply) => {
    if (known === undefined) throw new ModelError('malformed', `“${provider}” is not known here.`);
    return readReply(known, reply, hostOf(endpoint));
  };
}
