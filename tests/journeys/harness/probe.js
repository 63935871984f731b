// Notes what went wrong in a page, from before its first script on, and counts what is being fetched.
(() => {
  const seen = (window.plumblineSeen = []);
  const note = (what) => seen.push(what);
  addEventListener('securitypolicyviolation', (event) =>
    note(`policy: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`));
  addEventListener('error', (event) =>
    note(event.message ? `error: ${event.message}` : `not loaded: ${event.target.src || event.target.href}`), true);
  addEventListener('unhandledrejection', (event) => note(`rejected: ${event.reason}`));
  const logged = console.error;
  console.error = (...words) => {
    note(`console: ${words.join(' ')}`);
    logged.apply(console, words);
  };
  const { fetch } = window;
  window.plumblineFetching = 0;
  window.fetch = (...what) => {
    window.plumblineFetching += 1;
    return fetch(...what).finally(() => (window.plumblineFetching -= 1));
  };
})();
