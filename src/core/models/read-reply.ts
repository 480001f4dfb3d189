import { asObject } from '../response/json.js';
import type { ResponseParts } from '../response/readers/response-parts.js';
import type { SegmentOptions } from '../response/segment-response.js';
import type { ModelReply, Provider } from './model-client.js';
import { ModelError } from './model-error.js';
import { reportedError } from './stream-events.js';
import { wireFormats } from './wire-formats.js';

/**
 * What an answer says: output, reasoning by kind, model, usage. Answers are kept as they came and read
 * through here, so that other tag names can be tried on them later.
 *
 * @throws ModelError (`malformed`) when the body is not a complete answer of this provider, (`server`) when it
 * reports an error under a status that says all is well, as gateways do.
 */
export function readReply(
  provider: Provider,
  reply: ModelReply,
  host: string,
  options: SegmentOptions = {},
): ResponseParts {
  const format = wireFormats[provider];
  const body = reply.streamed ? format.assemble(reply.body, host) : parseBody(reply.body, host);
  if (!format.matches(body)) {
    const error = body['error'];
    if (error !== undefined && error !== null) throw reportedError(error, host);
    throw new ModelError(
      'malformed',
      `${host} sent an answer that is none in the format ${provider}.`,
      { body: reply.body.slice(0, 2000) },
    );
  }
  return format.read(body, options);
}

function parseBody(body: string, host: string) {
  try {
    return asObject(JSON.parse(body)) ?? {};
  } catch {
    throw new ModelError('malformed', `${host} sent an answer that is not JSON.`, {
      body: body.slice(0, 2000),
    });
  }
}
