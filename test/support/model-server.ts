import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. `answer` is a normal answer; the rest is how servers fail. */
export type Behaviour =
  | { readonly kind: 'answer'; readonly text?: string; readonly delayMs?: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'half-body'; readonly body: string }
  | { readonly kind: 'drip'; readonly body: string; readonly everyMs: number };

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

/** What a server shows that it is who it says, both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A real HTTP or HTTPS server on loopback that speaks chat completions and misbehaves as told. */
export class ModelServer {
  readonly requests: ReceivedRequest[] = [];
  inFlight = 0;
  maxInFlight = 0;
  readonly #server: http.Server | https.Server;

  private constructor(
    behave: (request: ReceivedRequest, index: number) => Behaviour,
    tls: Certificate | undefined,
  ) {
    const listener: http.RequestListener = (request, response) => {
      void this.#handle(request, response, behave);
    };
    this.#server =
      tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
    this.#server.keepAliveTimeout = 1000;
  }

  /** @param tls given, it speaks HTTPS */
  static async start(
    behave: (request: ReceivedRequest, index: number) => Behaviour,
    tls?: Certificate,
  ): Promise<ModelServer> {
    const server = new ModelServer(behave, tls);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    const scheme = this.#server instanceof https.Server ? 'https' : 'http';
    return `${scheme}://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    behave: (request: ReceivedRequest, index: number) => Behaviour,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received: ReceivedRequest = {
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
    };
    this.requests.push(received);
    this.inFlight++;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    response.on('close', () => this.inFlight--);
    respond(response, received, behave(received, this.requests.length - 1));
  }
}

function respond(
  response: http.ServerResponse,
  request: ReceivedRequest,
  behaviour: Behaviour,
): void {
  switch (behaviour.kind) {
    case 'answer':
      setTimeout(() => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify(chatCompletion(behaviour.text ?? 'Hello.', request.body['model'])),
        );
      }, behaviour.delayMs ?? 0);
      return;
    case 'status':
      response.writeHead(behaviour.status, behaviour.headers ?? {});
      response.end(behaviour.body ?? '');
      return;
    case 'raw':
      response.setHeader('content-type', behaviour.contentType ?? 'application/json');
      response.end(behaviour.body);
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half-body':
      response.writeHead(200, { 'content-length': String(behaviour.body.length * 2) });
      response.write(behaviour.body, () => response.socket?.destroy());
      return;
    case 'drip': {
      let sent = 0;
      const timer = setInterval(() => {
        response.write(behaviour.body[sent] ?? '');
        sent++;
        if (sent < behaviour.body.length) return;
        clearInterval(timer);
        response.end();
      }, behaviour.everyMs);
      response.on('close', () => {
        clearInterval(timer);
      });
    }
  }
}

/** The body of a chat completion with the given text. */
export function chatCompletion(text: string, model: unknown = 'test-model'): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  };
}
