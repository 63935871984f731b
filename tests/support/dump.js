// What a database holds, for the tests in the browser and for the journeys.

/** All that a database holds, as JSON: `[[store, [[key, value], …]], …]`. */
export async function dump(name) {
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open(name));
  const all = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    all.push([name, keys.map((key, index) => [key, values[index]])]);
  }
  database.close();
  return JSON.stringify(all);
}
