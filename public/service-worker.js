// Keeps one build of Plumbline, whole, so that it opens without a network. src/shell/offline.rs is the page's half.
// The release build fills in the next two lines (xtask/src/offline.rs), so every build has a worker of its own.
const build = '';
const files = [];

const patience_ms = 3000;
// Several apps may share an origin, and so its caches: those that begin with this are ours.
const ours = `plumbline ${registration.scope} `;
const cacheName = ours + build;
const pages = ['', 'index.html'].map((name) => new URL(name, registration.scope).pathname);
// A name with a hash stands for its bytes, whichever build they are of.
const named = /-[0-9a-f]{16}[._/]/;
const kept = new Set(files.map((file) => new URL(file, registration.scope).href));

addEventListener('install', (event) => event.waitUntil(keep().then(tellPages)));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));

addEventListener('message', ({ data, source }) => {
  if (data === 'which build') source.postMessage(build);
  // A person asked for it, or the page is of this build already.
  if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (pages.includes(pathname)) event.respondWith(newest(request));
  } else if (kept.has(request.url) || named.test(pathname)) {
    event.respondWith(keptFirst(request));
  }
});

async function keep() {
  const cache = await caches.open(cacheName);
  const page = await fetch('./', { cache: 'no-cache' });
  const text = await page.text();
  if (!page.ok || !text.includes(build)) throw new Error('the host is between two builds: the next visit tries again');
  // What the page has just loaded is not asked for again.
  const modeOf = (file) => (named.test(file) ? 'force-cache' : 'no-cache');
  await cache.addAll(files.map((file) => new Request(file, { cache: modeOf(file) })));
  await cache.put('./', new Response(text, { headers: page.headers }));
}

async function tellPages() {
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage(build);
}

async function forgetOthers() {
  const others = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The newest document; the one that was kept where the host can't be reached, fails or is slow. */
async function newest(request) {
  const late = new Promise((resolve) => setTimeout(resolve, patience_ms));
  const answer = fetch(request, { cache: 'no-cache' });
  const found = await Promise.race([answer, late]).catch(() => undefined);
  if (found?.ok || found?.type === 'opaqueredirect') return found;
  return (await keptOf('./')) ?? answer;
}

async function keptFirst(request) {
  return (await keptOf(request)) ?? fetch(request);
}

/** From this build or, where a newer one is about to take over and has dropped what was kept of this, from that. */
async function keptOf(request) {
  const all = (await caches.keys()).filter((name) => name.startsWith(ours));
  for (const name of all.sort((one, other) => (other === cacheName) - (one === cacheName))) {
    // Whatever headers a host says that it varies by, a file of a build is one and the same.
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
}
