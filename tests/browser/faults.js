// Faults inside the browser's IndexedDB, with the browser's own errors; what no wrapper around storage can reach.
// The browser tests import this module. Each fault stands until it is restored.

// What a call becomes: (original, self, args, name) => result.
const FAULTS = {
  // Nothing but counted.
  none: (original, self, args) => original.apply(self, args),
  // The call throws at once.
  throw: (original, self, args, name) => {
    throw new DOMException("injected", name);
  },
  // The request fails later, by itself: what it would put is there already.
  reject: (original, self, args) => {
    original.apply(self, args);
    return self.add(...args);
  },
  // The transaction is aborted with a reason, as the browser does when the disk is full.
  abort: (original, self, args, name) => {
    const transaction = self.transaction ?? self;
    Object.defineProperty(transaction, "error", { value: new DOMException("injected", name) });
    transaction.abort();
  },
  // The connection closes under the call.
  close: (original, self, args) => {
    self.close();
    return original.apply(self, args);
  },
  // The request never settles.
  hang: () => ({ readyState: "pending" }),
  // The promise never settles.
  never: () => new Promise(() => {}),
  // The app asks for a version two later than its own, as its next release will.
  later: (original, self, [name, version]) => original.call(self, name, version + 2),
};

/** Lets the calls `first` to `last` (from 1) of `"IDBObjectStore.put"` or the like meet a fault, `"throw:UnknownError"` or the like. */
export class Fault {
  constructor(target, first, last, fault) {
    const [owner, method] = target.split(".");
    const [kind, name] = fault.split(":");
    const prototype = globalThis[owner].prototype;
    const original = prototype[method];
    const shim = this;
    this.calls = 0;
    this.results = [];
    prototype[method] = function (...args) {
      shim.calls += 1;
      const due = first <= shim.calls && shim.calls <= last;
      const result = FAULTS[due ? kind : "none"](original, this, args, name);
      shim.results.push(result);
      return result;
    };
    this.restore = () => {
      prototype[method] = original;
    };
  }

  /** `"readwrite strict"` and the like, for each transaction that was opened. */
  transactions() {
    return this.results.map((transaction) => `${transaction.mode} ${transaction.durability}`);
  }
}

/** Every answer of a request comes late, when its transaction is over. */
export class LateAnswers {
  constructor(delay_ms) {
    const original = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
    Object.defineProperty(IDBRequest.prototype, "onsuccess", {
      ...original,
      set(handler) {
        const late = handler && ((event) => setTimeout(() => handler(event), delay_ms));
        original.set.call(this, late);
      },
    });
    this.restore = () => Object.defineProperty(IDBRequest.prototype, "onsuccess", original);
  }
}

/** A tab of another version: it opens the database at `version`, makes the stores, and ignores requests to close. */
export class OtherTab {
  constructor(name, version) {
    this.blocked = false;
    this.opened = new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onblocked = () => {
        this.blocked = true;
      };
      request.onupgradeneeded = () => {
        for (const store of ["heads", "pages", "records", "device", `since_${version}`]) {
          if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
        }
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        this.database = request.result;
        resolve();
      };
    });
  }

  /** Puts a value given as JSON. */
  async put(store, key, json) {
    const transaction = this.database.transaction(store, "readwrite");
    transaction.objectStore(store).put(JSON.parse(json), key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }

  close() {
    this.database.close();
  }
}
