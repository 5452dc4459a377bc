// A static server that sends each file compressed, as a static host would: at the highest level of each encoding, made
// before anybody asks, so that compressing takes no part in what is measured; or as it is (`identity`).
//
// The first folder of an address says the encoding: /br/widget/index.html, /gzip/widget/index.html. It also counts what
// it sends: bodies as they go over the wire, the same way for every subject, whatever process of the browser asked.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A slow line: milliseconds there and back before each answer, and bytes a second for all answers together (1.6 Mbit/s). */
export const SLOW_LINK = { latency: 150, rate: 200_000 };

/** A piece of an answer on the slow line: a hundredth of a second. */
const PIECE = 2000;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const ENCODERS = {
  br: (body) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => gzipSync(body, { level: 9 }),
  identity: (body) => body,
};

export class Server {
  #bodies = new Map();
  #folder;
  #link;
  /** When the slow line is done with all that has been put on it. */
  #free = 0;
  /** What was sent since the last `reset`. */
  sent = [];

  /** Serves a folder on a free port of this machine. */
  static async start(folder) {
    const server = new Server();
    server.#folder = folder;
    server.http = createServer((request, response) => server.#answer(request, response));
    await new Promise((done) => server.http.listen(0, '127.0.0.1', done));
    // `localhost`, because browsers take brotli without TLS from this machine only.
    server.origin = `http://localhost:${server.http.address().port}`;
    return server;
  }

  /**
   * Begins to count anew, over the line as it is or over a slow one.
   *
   * The line is slow here, and not in the browser: the browser's own way to slow it reached requests of a page always, and
   * those of a frame in a process of its own only now and then.
   */
  reset(link) {
    this.sent = [];
    this.#link = link;
    this.#free = 0;
  }

  /** Requests and bytes since the last `reset`. */
  count() {
    return { requests: this.sent.length, bytes: this.sent.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  #body(encoding, path) {
    const key = `${encoding} ${path}`;
    if (!this.#bodies.has(key)) this.#bodies.set(key, ENCODERS[encoding](readFileSync(join(this.#folder, path))));
    return this.#bodies.get(key);
  }

  #answer(request, response) {
    const [, encoding, path] = new URL(request.url, this.origin).pathname.match(/^\/(br|gzip|identity)\/(.+)$/) ?? [];
    try {
      const body = this.#body(encoding, normalize(path));
      this.sent.push({ path, bytes: body.length });
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-encoding': encoding,
        'content-length': body.length,
        'cache-control': 'no-store',
        // For a control: a sandboxed frame has an origin of its own.
        'access-control-allow-origin': '*',
      });
      this.#send(response, body);
    } catch {
      // A page that asks for what is not there pays for the question too.
      this.sent.push({ path: request.url, bytes: 0 });
      response.writeHead(404).end();
    }
  }

  async #send(response, body) {
    const link = this.#link;
    if (!link) return response.end(body);
    await wait(link.latency);
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      this.#free = Math.max(this.#free, performance.now()) + (1000 * piece.length) / link.rate;
      await wait(this.#free - performance.now());
      response.write(piece);
    }
    response.end();
  }

  end() {
    this.http.closeAllConnections();
    this.http.close();
  }
}
