// Stops everything once the app has met an error that it can't have survived: a panic, or a trap of its code. What it
// has in memory can't be trusted then, so from here on nothing of it reaches storage, half a write included. All of this
// stands outside of the code that has failed; src/shell/panic.rs is the other half. It is loaded before the app.

const panel = document.getElementById('stopped');
const writes = new Set();
let hasStopped = false;

addEventListener('plumbline-stopped', ({ detail }) => stop(detail));
addEventListener('error', ({ error }) => isTrap(error) && stop(String(error)));
addEventListener('unhandledrejection', ({ reason }) => isTrap(reason) && stop(String(reason)));

// The way to the panel's offer: a fresh start of the app that only reads, for what runs here can't be asked any more.
document.getElementById('stopped-save').addEventListener('click', () => startAgain('#/rescue'));
// Not on the screen that may have been the cause.
document.getElementById('stopped-reload').addEventListener('click', () => startAgain('#/home'));
panel.addEventListener('cancel', (event) => event.preventDefault());

if (globalThis.IDBDatabase) guard(IDBDatabase.prototype);

/** Knows every write that is under way, and begins none after the stop. */
function guard(database) {
  const { transaction } = database;
  database.transaction = function (stores, mode, options) {
    if (mode !== 'readwrite') return transaction.call(this, stores, mode, options);
    if (hasStopped) throw new DOMException('the app has stopped', 'InvalidStateError');
    const write = transaction.call(this, stores, mode, options);
    writes.add(write);
    for (const end of ['complete', 'abort']) write.addEventListener(end, () => writes.delete(write));
    return write;
  };
}

function stop(why) {
  if (hasStopped) return;
  hasStopped = true;
  // Left alone, the browser would commit whatever of them was asked for so far.
  for (const write of writes) {
    try {
      write.abort();
    } catch {
      // It is being committed, whole.
    }
  }
  // Nobody has anything left to lose here; the app would ask all the same.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  document.getElementById('stopped-why').textContent = why;
  panel.showModal();
}

function startAgain(fragment) {
  history.replaceState(null, '', fragment);
  location.reload();
}

/** Whether WebAssembly gave up: an abort, memory or a stack that is used up. Other errors are no concern of the app's. */
function isTrap(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  const isOverflow = error instanceof RangeError || error?.name === 'InternalError';
  return isOverflow && String(error.stack).includes('wasm');
}
