// Starts the app from the two files that the build names in <meta name="plumbline-build">.
// It is a file of its own because the Content-Security-Policy allows no inline script.

const { js, wasm } = document.querySelector('meta[name="plumbline-build"]').dataset;
const at = (file) => new URL(file, document.baseURI).href;

try {
  if (wasm !== js.replace(/\.js$/, '_bg.wasm')) throw new Error(`${js} and ${wasm} are of different builds`);
  const code = fetch(at(wasm));
  const { default: start } = await import(at(js));
  await start({ module_or_path: code });
} catch (error) {
  if (await mayTryAgain()) {
    location.reload();
  } else {
    explain(error);
    throw error;
  }
}

/** Once a tab and build: the host may have been between two builds, or what the browser keeps may be spoilt. */
async function mayTryAgain() {
  try {
    if (sessionStorage.getItem(js)) return false;
    sessionStorage.setItem(js, 'tried');
    const kept = await navigator.serviceWorker?.getRegistration();
    if (navigator.onLine) await kept?.unregister();
    return true;
  } catch {
    // Without a memory of the first time, this would never end.
    return false;
  }
}

/** The app can't explain this one itself: it never ran. */
function explain(error) {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = `Plumbline could not start. Nothing stored was touched. · 准绳未能启动，已保存的数据没有改动。 (${error})`;
  document.body.prepend(notice);
}
