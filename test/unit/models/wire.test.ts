import assert from 'node:assert/strict';
import { createClient } from '../../../src/core/models/create-client.js';
import { defaultHttpOptions, hostOf } from '../../../src/core/models/http.js';
import { providers, type Provider } from '../../../src/core/models/model-client.js';
import { ModelError } from '../../../src/core/models/model-error.js';
import { readReply } from '../../../src/core/models/read-reply.js';
import { InputError } from '../../../src/core/input-error.js';
import { ModelServer } from '../../support/model-server.js';

const request = {
  model: 'model-a',
  messages: [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Why?' },
  ],
  settings: { temperature: 0.7, maxTokens: 50 },
};

function event(data: unknown, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** The same answer, reasoning "Let me think." and text "Because.", as each provider sends it. */
const answers: Record<Provider, { readonly body: object; readonly stream: string }> = {
  'openai-chat': {
    body: {
      model: 'model-a',
      choices: [
        {
          finish_reason: 'stop',
          message: { role: 'assistant', reasoning_content: 'Let me think.', content: 'Because.' },
        },
      ],
      usage: { prompt_tokens: 9, completion_tokens: 4 },
    },
    stream:
      ': keep-alive\n\n' +
      event({ model: 'model-a', choices: [{ delta: { role: 'assistant', content: '' } }] }) +
      event({ choices: [{ delta: { reasoning_content: 'Let me ' } }] }) +
      event({ choices: [{ delta: { reasoning_content: 'think.' } }] }) +
      event({ choices: [{ delta: { content: 'Be' } }] }) +
      event({ choices: [{ delta: { content: 'cause.' }, finish_reason: 'stop' }] }) +
      event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 4 } }) +
      'data: [DONE]\n\n',
  },
  'openai-responses': {
    body: {
      object: 'response',
      model: 'model-a',
      status: 'completed',
      output: [
        {
          type: 'reasoning',
          content: [{ type: 'reasoning_text', text: 'Let me think.' }],
          summary: [],
        },
        {
          type: 'message',
          role: 'assistant',
          content: [{ type: 'output_text', text: 'Because.' }],
        },
      ],
      usage: { input_tokens: 9, output_tokens: 4 },
    },
    stream: '',
  },
  anthropic: {
    body: {
      type: 'message',
      role: 'assistant',
      model: 'model-a',
      content: [
        { type: 'thinking', thinking: 'Let me think.', signature: 'c2ln' },
        { type: 'text', text: 'Because.' },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 9, output_tokens: 4 },
    },
    stream:
      event(
        {
          type: 'message_start',
          message: {
            type: 'message',
            role: 'assistant',
            model: 'model-a',
            content: [],
            usage: { input_tokens: 9, output_tokens: 1 },
          },
        },
        'message_start',
      ) +
      event({
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '' },
      }) +
      event({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'thinking_delta', thinking: 'Let me ' },
      }) +
      event({ type: 'ping' }) +
      event({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'thinking_delta', thinking: 'think.' },
      }) +
      event({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'signature_delta', signature: 'c2ln' },
      }) +
      event({ type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } }) +
      event({
        type: 'content_block_delta',
        index: 1,
        delta: { type: 'text_delta', text: 'Because.' },
      }) +
      event({
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: { output_tokens: 4 },
      }) +
      event({ type: 'message_stop' }),
  },
  ollama: {
    body: {
      model: 'model-a',
      message: { role: 'assistant', thinking: 'Let me think.', content: 'Because.' },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 9,
      eval_count: 4,
    },
    stream:
      '{"model":"model-a","message":{"role":"assistant","thinking":"Let me ","content":""},"done":false}\n' +
      '{"model":"model-a","message":{"role":"assistant","thinking":"think.","content":""},"done":false}\n' +
      '{"model":"model-a","message":{"role":"assistant","content":"Because."},"done":false}\n' +
      '{"model":"model-a","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":4}\n',
  },
};
answers['openai-responses'] = {
  ...answers['openai-responses'],
  stream:
    event({ type: 'response.created', response: {} }) +
    event({ type: 'response.output_text.delta', delta: 'Because.' }) +
    event({ type: 'response.completed', response: answers['openai-responses'].body }),
};

async function ask(provider: Provider, stream: boolean, body: string) {
  const server = await ModelServer.start(() => ({ kind: 'raw', body }));
  try {
    const client = createClient({
      provider,
      baseUrl: `${server.url}/base/`,
      key: 'secret',
      stream,
      http: { fetch, ...defaultHttpOptions },
    });
    const reply = await client.complete(request);
    return { reply, client, sent: server.requests[0]! };
  } finally {
    await server.stop();
  }
}

describe('model clients', () => {
  for (const provider of providers) {
    for (const stream of [false, true]) {
      it(`${provider} ${stream ? 'streaming' : 'at once'}: keeps the body and reads it`, async () => {
        const body = stream ? answers[provider].stream : JSON.stringify(answers[provider].body);
        const { reply, client } = await ask(provider, stream, body);
        assert.equal(reply.body, body);
        const answer = readReply(provider, reply, hostOf(client.endpoint));
        assert.equal(answer.output, 'Because.');
        assert.deepEqual(
          answer.reasoning.map(({ kind, text }) => [kind, text]),
          [['native', 'Let me think.']],
        );
        assert.equal(answer.modelAnswered, 'model-a');
        assert.deepEqual(answer.usage, { inputTokens: 9, outputTokens: 4 });
      });
    }

    it(`${provider}: reads an answer that came at once although a stream was asked for`, async () => {
      const body = JSON.stringify(answers[provider].body);
      const { reply, client } = await ask(provider, true, body);
      assert.equal(readReply(provider, reply, hostOf(client.endpoint)).output, 'Because.');
    });

    it(`${provider}: a stream cut off anywhere is an error or the whole answer, never a part of it`, () => {
      const { stream } = answers[provider];
      for (let length = 0; length < stream.length; length += 7) {
        const reply = { body: stream.slice(0, length), streamed: true };
        let output: string;
        try {
          ({ output } = readReply(provider, reply, 'host'));
        } catch (error) {
          assert.ok(error instanceof ModelError && error.retryable, String(error));
          continue;
        }
        assert.equal(output, 'Because.', `cut at ${length}`);
      }
    });
  }

  it('sends only the settings that were given, and the key in a header only', async () => {
    const { sent } = await ask('openai-chat', false, JSON.stringify(answers['openai-chat'].body));
    assert.equal(sent.path, '/base/chat/completions');
    assert.equal(sent.headers.authorization, 'Bearer secret');
    assert.deepEqual(sent.body, {
      model: 'model-a',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Why?' },
      ],
      temperature: 0.7,
      max_tokens: 50,
    });
  });

  it('puts system messages where Anthropic wants them', async () => {
    const { sent } = await ask('anthropic', false, JSON.stringify(answers.anthropic.body));
    assert.equal(sent.headers['x-api-key'], 'secret');
    assert.deepEqual(sent.body, {
      model: 'model-a',
      max_tokens: 50,
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'Why?' }],
      temperature: 0.7,
    });
  });

  it('takes an answer of another shape for no answer', async () => {
    for (const body of ['{"ok": true}', 'not json', '[]', '']) {
      await assert.rejects(ask('openai-chat', false, body), {
        name: 'ModelError',
        kind: 'malformed',
      });
    }
  });

  it('passes on an error that comes with a status that says all is well', async () => {
    const body = '{"error":{"message":"Upstream is overloaded.","code":502}}';
    await assert.rejects(ask('openai-chat', false, body), {
      name: 'ModelError',
      kind: 'server',
      message: /reported an error instead of an answer: Upstream is overloaded\.$/,
    });
  });

  it('passes on an error inside a stream', async () => {
    const body = event({ error: { message: 'Overloaded' } });
    await assert.rejects(ask('openai-chat', true, body), /Overloaded/);
  });

  it('refuses addresses that are none or carry a password', () => {
    const client = (baseUrl: string) =>
      createClient({
        provider: 'openai-chat',
        baseUrl,
        key: undefined,
        stream: false,
        http: { fetch, ...defaultHttpOptions },
      });
    for (const address of ['localhost', 'file:///etc', 'http://user:word@localhost/']) {
      assert.throws(() => client(address), InputError);
    }
    assert.equal(
      client('http://localhost:1/v1/chat/completions?version=2').endpoint,
      'http://localhost:1/v1/chat/completions?version=2',
    );
  });
});
