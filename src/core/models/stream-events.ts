import { asObject, type JsonObject } from '../response/json.js';
import { ModelError } from './model-error.js';

export interface ServerSentEvent {
  /** `message` when the stream names none. */
  readonly event: string;
  readonly data: string;
}

/**
 * The events of a complete `text/event-stream` body (WHATWG HTML §9.2.6). An event that the end of the
 * stream cuts off is dropped, as the standard says.
 */
export function serverSentEvents(stream: string): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  let event = '';
  let data: string[] = [];
  const lines = stream.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.pop();
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
  return events;
}

/** The JSON of one piece of a stream. @throws ModelError (`malformed`) when it is none. */
export function streamJson(data: string, host: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ModelError('malformed', `${host} sent a stream event that is not JSON.`, {
      body: data.slice(0, 2000),
    });
  }
  return asObject(value) ?? {};
}

/** The error of a stream that stopped before the provider said that the answer was complete. */
export function cutOffStream(host: string): ModelError {
  return new ModelError(
    'malformed',
    `The stream from ${host} ended before the answer was complete.`,
  );
}

/** The error that a provider reports in place of an answer, in its own words. */
export function reportedError(error: unknown, host: string): ModelError {
  const message = typeof error === 'string' ? error : asObject(error)?.['message'];
  const said = typeof message === 'string' ? message.slice(0, 300) : 'no reason given';
  const end = said.endsWith('.') ? '' : '.';
  return new ModelError('server', `${host} reported an error instead of an answer: ${said}${end}`);
}
