// Serves a folder as a good static host does: brotli at its best level, right types, and a list of what was sent.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

// Formats that hold compressed data already.
const packed = ['.woff2', '.png'];

const compress = promisify(brotliCompress);

/**
 * Serves `folder` on a free port of this machine until `close` is called. Each file is compressed once, before it is
 * first sent. `sent` is what was asked for since `forget`: `{path, bytes, at_ms}`, bytes of the body as sent, at_ms
 * since 1970.
 */
export async function serve(folder) {
  const bodies = new Map();
  let sent = [];

  const body = async (path) => {
    if (!bodies.has(path)) {
      const raw = await readFile(join(folder, path));
      const isPacked = packed.includes(extname(path));
      const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
      bodies.set(path, { bytes: isPacked ? raw : await compress(raw, best), encoded: !isPacked });
    }
    return bodies.get(path);
  };

  const server = createServer(async (request, response) => {
    const at_ms = performance.timeOrigin + performance.now();
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const path = normalize(asked.endsWith('/') ? `${asked}index.html` : asked);
    try {
      const { bytes, encoded } = await body(path);
      const headers = {
        'Content-Type': types[extname(path)] ?? 'application/octet-stream',
        'Content-Length': bytes.length,
        'Cache-Control': 'no-cache',
      };
      if (encoded) {
        headers['Content-Encoding'] = 'br';
      }
      sent.push({ path, bytes: bytes.length, at_ms });
      response.writeHead(200, headers).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent: () => sent,
    forget: () => {
      sent = [];
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
