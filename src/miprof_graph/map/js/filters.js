// What a reader does to what is on the map: hide, show alone, show all, bring into sight.
(function (map) {
  "use strict";

  const { book, scope, state } = map;

  const isHidden = (table, place) => state.get(table).includes(place);
  const isFiltered = () =>
    scope.FILTERS.some((key) => JSON.stringify(state.get(key)) !== JSON.stringify(scope.START[key]));

  function toggle(table, place) {
    const before = state.get(table);
    const after = before.includes(place) ? before.filter((one) => one !== place) : [...before, place];
    state.set({ [table]: after.sort((a, b) => a - b) });
  }

  // A second "only" on the same entry brings all back.
  function only(table, place) {
    const others = book[table].map((_, one) => one).filter((one) => one !== place);
    const already = state.get(table).length === others.length && !isHidden(table, place);
    state.set({ [table]: already ? [] : others });
  }

  function showAll() {
    state.set(Object.fromEntries(scope.FILTERS.map((key) => [key, scope.START[key]])));
  }

  // Where to look for what the present view leaves out: among its neighbours, in a network too
  // large to be read whole.
  function elsewhere(nodes) {
    if (scope.views.has("overview")) return { view: scope.START.view, around: nodes[0], depth: 1 };
    return { view: "all", around: null };
  }

  // What to set so that these are seen, whatever was filtered before; as little as will do.
  function revealing({ nodes = [], edges = [] }) {
    const ends = [...nodes, ...edges.flatMap((id) => [book.edges[id].from, book.edges[id].to])];
    const needed = new Set(ends.map((id) => book.nodes[id].kind));
    const wanted = new Set(edges.map((id) => book.edges[id].group));
    const steps = [
      {},
      { kinds: state.get("kinds").filter((kind) => !needed.has(kind)) },
      { groups: state.get("groups").filter((group) => !wanted.has(group)) },
      { groups: [] },
      { community: null },
      { sources: "any" },
      { undated: "shown" },
      { date: "", since: "" },
    ];
    const seen = (changes) => {
      const { nodes: shown, edges: drawn } = scope.compute(changes);
      return ends.every((id) => shown[id]) && edges.every((id) => drawn[id]);
    };
    const one = steps.find(seen);
    if (one) return one;
    const all = Object.assign({}, ...steps.slice(0, -1));
    return [all, elsewhere(ends), { ...all, ...elsewhere(ends) }].find(seen) ?? { ...scope.START, view: "all" };
  }

  map.filters = { isHidden, isFiltered, toggle, only, showAll, revealing };
})(window.MiprofMap);
