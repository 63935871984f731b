// Bundles the bench page and the peers' pages, minified, as each would be shipped.

import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { builtFolder, load, packagesFolder } from './packages.js';

const source = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const options = {
  bundle: true,
  minify: true,
  format: 'esm',
  charset: 'utf8',
  target: 'es2022',
  nodePaths: [join(packagesFolder, 'node_modules')],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
};

/** The page that sets window.__bench and window.__peers, beside the wasm that was built for it. Returns its folder. */
export async function bundleBenchPage() {
  const folder = join(builtFolder, 'page');
  await load('esbuild').build({
    ...options,
    entryPoints: [source('page/main.js')],
    external: ['./wasm/*'],
    outdir: folder,
  });
  copyFileSync(source('page/index.html'), join(folder, 'index.html'));
  return folder;
}

/** Excalidraw's page with what it starts from preloaded and its fonts beside it. Returns its folder. */
export async function bundleExcalidraw() {
  const folder = join(builtFolder, 'excalidraw');
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await load('esbuild').build({
    ...options,
    entryPoints: [source('peers/excalidraw/main.js')],
    conditions: ['production'],
    splitting: true,
    metafile: true,
    loader: { '.woff2': 'file' },
    outdir: folder,
  });
  const fonts = join(packagesFolder, 'node_modules/@excalidraw/excalidraw/dist/prod/fonts');
  cpSync(fonts, join(folder, 'fonts'), { recursive: true });

  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const scripts = statically('main.js', outputs)
    .map((file) => `  <link rel="modulepreload" href="${file}">\n`)
    .join('');
  const main = '  <script type="module" src="main.js"></script>\n';
  // Text that it draws is set in fonts that it would else fetch from elsewhere.
  writeFileSync(join(folder, 'fonts.js'), "window.EXCALIDRAW_ASSET_PATH = './';\n");
  const page = readFileSync(source('peers/excalidraw/index.html'), 'utf8');
  const head = `${scripts}  <script src="fonts.js"></script>\n${main}</head>`;
  writeFileSync(join(folder, 'index.html'), page.replace('</head>', head));
  return folder;
}

/** The files that a script imports before it runs, and those that they import. */
function statically(entry, outputs) {
  const found = new Set();
  const open = [entry];
  while (open.length > 0) {
    const output = outputs.get(open.pop());
    for (const { path, kind } of output?.imports ?? []) {
      const file = basename(path);
      if (kind === 'import-statement' && !found.has(file)) {
        found.add(file);
        open.push(file);
      }
    }
  }
  return [...found];
}
