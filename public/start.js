// Starts the app from the two files that the build names in <meta name="plumbline-build">.
// It is a file of its own because the Content-Security-Policy allows no inline script.

const { js, wasm } = document.querySelector('meta[name="plumbline-build"]').dataset;
const at = (file) => new URL(file, document.baseURI).href;

try {
  const code = fetch(at(wasm));
  const { default: start } = await import(at(js));
  await start({ module_or_path: code });
} catch (error) {
  // The app can't explain this one itself: it never ran.
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = `Plumbline could not start. Nothing stored was touched. · 准绳未能启动，已保存的数据没有改动。 (${error})`;
  document.body.prepend(notice);
  throw error;
}
