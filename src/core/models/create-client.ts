import { InputError } from '../input-error.js';
import { hostOf, postJson, type HttpOptions } from './http.js';
import type { ModelClient, ModelReply, Provider } from './model-client.js';
import { readReply } from './read-reply.js';
import { wireFormats } from './wire-formats.js';

export interface ClientOptions {
  readonly provider: Provider;
  /** Where the provider is; its public address when undefined. */
  readonly baseUrl: string | undefined;
  readonly key: string | undefined;
  /** Ask for the answer as a stream: keeps proxies and long answers alive, and shows progress. */
  readonly stream: boolean;
  readonly http: HttpOptions;
}

/**
 * A client for one provider.
 *
 * @throws InputError when the base URL is missing or is not an http(s) URL.
 */
export function createClient(options: ClientOptions): ModelClient {
  const { provider, key, stream, http } = options;
  const format = wireFormats[provider];
  const endpoint = endpointOf(options.baseUrl ?? format.defaultBaseUrl, format.path);
  const read = (reply: ModelReply) => readReply(provider, reply, hostOf(endpoint));
  return {
    provider,
    endpoint,
    read,
    async complete(request, { signal, onProgress } = {}) {
      const body = await postJson(
        endpoint,
        format.headers(key),
        format.encode(request, stream),
        http,
        {
          ...(signal === undefined ? {} : { signal }),
          ...(onProgress === undefined ? {} : { onText: onProgress }),
        },
      );
      const reply: ModelReply = { body, streamed: stream && !cameAtOnce(provider, body) };
      // An answer that cannot be read is no answer: it is asked for again, not kept.
      read(reply);
      return reply;
    },
  };
}

/**
 * Whether a server answered at once although a stream was asked for, as some do: then the body is one object,
 * which the events of a stream never are. Ollama's are lines of JSON, and a single one of them is read as well.
 */
function cameAtOnce(provider: Provider, body: string): boolean {
  return provider !== 'ollama' && body.trimStart().startsWith('{');
}

function endpointOf(baseUrl: string | undefined, path: string): string {
  if (baseUrl === undefined) throw new InputError('No address of the model server is given.');
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`“${baseUrl}” is not the http(s) address of a model server.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputError('The address of the model server must not hold a user name or password.');
  }
  const base = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
  url.pathname = base.endsWith(path) ? base : base + path;
  return url.href;
}
