// Follows the steps, each one within what the steps before it found; answers with elements, or with their names,
// or with null when the queries are not on the page yet.
const [steps, asNames] = arguments;
const queries = window.plumblineQueries;
if (!queries) return null;
let found = [document.documentElement];
for (const [kind, value, name] of steps) {
  if (kind === 'nth') {
    found = found.slice(value, value + 1);
    continue;
  }
  const within = {
    role: (scope) => queries.queryAllByRole(scope, value, name === null ? {} : { name }),
    label: (scope) => queries.queryAllByLabelText(scope, value),
    text: (scope) => queries.queryAllByText(scope, value),
    css: (scope) => [...scope.querySelectorAll(value)],
  }[kind];
  found = [...new Set(found.flatMap(within))];
}
return asNames ? found.map((element) => element.getAttribute('aria-label') ?? element.textContent.trim()) : found;
