import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { ModelServer } from '../support/model-server.js';
import { prompt } from './support/prompts.js';
import { useTemporaryFolder } from './support/temporary-folder.js';

const cli = path.join(__dirname, '../../dist/cli.js');

/** For `model.invalid`, signed by itself, until 2120; used nowhere else. */
const certificateFile = path.join(__dirname, '../fixtures/tls/certificate.pem');

/** A proxy that takes every name for the local server, both forwarding requests and opening tunnels. */
class Proxy {
  /** `CONNECT host:port` and `GET http://host:port/…`, as they were asked for. */
  readonly asked: string[] = [];
  readonly authorizations: (string | undefined)[] = [];
  /** All that went through tunnels, in both directions. */
  carried = '';
  readonly #sockets = new Set<Socket>();
  readonly #server: http.Server;

  private constructor(target: number) {
    this.#server = http.createServer((request, response) => {
      this.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      this.authorizations.push(request.headers['proxy-authorization']);
      const { pathname } = new URL(request.url ?? '');
      const onward = http.request(
        { port: target, host: '127.0.0.1', path: pathname, method: request.method },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      );
      request.pipe(onward);
    });
    this.#server.on('connect', (request: http.IncomingMessage, socket: Socket, head: Buffer) => {
      this.asked.push(`CONNECT ${request.url ?? ''}`);
      this.authorizations.push(request.headers['proxy-authorization']);
      if ((request.url ?? '').endsWith(':443')) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      const onward = connect(target, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
        for (const end of [onward, socket]) {
          end.on('data', (bytes: Buffer) => (this.carried += bytes.toString('latin1')));
        }
      });
      for (const end of [onward, socket]) {
        this.#sockets.add(end);
        end.on('error', () => undefined);
      }
    });
  }

  static async start(target: number): Promise<Proxy> {
    const proxy = new Proxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

describe('gyges run behind a proxy', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  let server: ModelServer;
  let proxy: Proxy;

  beforeEach(async () => {
    folder().write('letter.monitored.prompt', prompt('monitored'));
    folder().write('letter.unmonitored.prompt', prompt('unmonitored'));
    server = await ModelServer.start(() => ({ kind: 'answer', text: 'Dear Ann.' }));
    proxy = await Proxy.start(Number(new URL(server.url).port));
  });
  afterEach(async () => {
    await proxy.stop();
    await server.stop();
  });

  async function run(
    baseUrl: string,
    env: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly stderr: string }> {
    const child = spawn(
      process.execPath,
      [cli, 'run', '.', '--model', 'm', '--base-url', baseUrl, '--no-cache'],
      { cwd: folder().path, env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: 'pipe' },
    );
    child.stdin.end();
    child.stdout.resume();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stderr };
  }

  it('sends everything through HTTP_PROXY, names and all, with its user and password', async () => {
    const { code, stderr } = await run('http://model.invalid:8080/v1', {
      HTTP_PROXY: `http://me:secret@127.0.0.1:${proxy.port}`,
    });
    assert.equal(code, 0, stderr);
    assert.equal(server.requests.length, 2);
    assert.ok(proxy.asked.length > 0);
    for (const asked of proxy.asked) assert.match(asked, /model\.invalid:8080/);
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    assert.ok(proxy.authorizations.every((authorization) => authorization === basic));
    assert.ok(!stderr.includes('secret'));
  });

  it('leaves out what NO_PROXY names', async () => {
    const { code, stderr } = await run(`${server.url}/v1`, {
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
      NO_PROXY: 'localhost,127.0.0.1',
    });
    assert.equal(code, 0, stderr);
    assert.equal(server.requests.length, 2);
    assert.deepEqual(proxy.asked, []);
  });

  describe('to a server that speaks TLS', () => {
    const tls = {
      cert: readFileSync(certificateFile, 'utf8'),
      key: readFileSync(path.join(__dirname, '../fixtures/tls/key.pem'), 'utf8'),
    };
    let secure: ModelServer;
    let tunnel: Proxy;
    beforeEach(async () => {
      secure = await ModelServer.start(() => ({ kind: 'answer', text: 'Dear Ann.' }), tls);
      tunnel = await Proxy.start(Number(new URL(secure.url).port));
    });
    afterEach(async () => {
      await tunnel.stop();
      await secure.stop();
    });
    const env = (): Readonly<Record<string, string>> => ({
      HTTPS_PROXY: `http://me:secret@127.0.0.1:${tunnel.port}`,
      OPENAI_API_KEY: 'sk-very-secret',
    });

    it('sends through a tunnel of HTTPS_PROXY, which sees neither key nor text', async () => {
      const { code, stderr } = await run('https://model.invalid:8443/v1', {
        ...env(),
        NODE_EXTRA_CA_CERTS: certificateFile,
      });
      assert.equal(code, 0, stderr);
      assert.equal(secure.requests.length, 2);
      for (const { headers, body } of secure.requests) {
        assert.equal(headers.host, 'model.invalid:8443');
        assert.equal(headers.authorization, 'Bearer sk-very-secret');
        assert.equal(headers['proxy-authorization'], undefined);
        assert.ok(Array.isArray(body['messages']));
      }
      assert.ok(tunnel.asked.length > 0);
      for (const asked of tunnel.asked) assert.equal(asked, 'CONNECT model.invalid:8443');
      const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
      assert.ok(tunnel.authorizations.every((authorization) => authorization === basic));
      assert.ok(tunnel.carried.length > 1000);
      assert.doesNotMatch(tunnel.carried, /very-secret|messages|Dear Ann/);
    });

    it('sends nothing through the tunnel when nobody vouches for the certificate', async () => {
      const { code, stderr } = await run('https://model.invalid:8443/v1', env());
      assert.equal(code, 2);
      assert.equal(secure.requests.length, 0);
      assert.match(stderr, /certificate/i);
    });
  });

  it('opens tunnels through HTTPS_PROXY, and says so when the proxy refuses', async () => {
    const { code, stderr } = await run('https://model.invalid/v1', {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    });
    assert.equal(code, 2);
    assert.equal(server.requests.length, 0);
    assert.ok(proxy.asked.length > 0);
    for (const asked of proxy.asked) assert.equal(asked, 'CONNECT model.invalid:443');
    assert.match(stderr, /model\.invalid|proxy|403/i);
  });
});
