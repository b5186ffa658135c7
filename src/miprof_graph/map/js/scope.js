// What is on the map: everything, less what the filters leave out.
(function (map) {
  "use strict";

  const { book, state } = map;
  const KEYS = ["kinds", "groups"];
  let shown = { nodes: [], edges: [] };

  // What is hidden, as places in the lists of kinds and of groups.
  state.define("kinds", state.places(book.kinds));
  state.define("groups", state.places(book.groups));

  const isHidden = (table, place) => state.get(table).includes(place);
  const isFiltered = () => KEYS.some((table) => state.get(table).length > 0);

  // An entity whose every link is of a hidden relation goes too; a hidden kind leaves its neighbours.
  function compute() {
    const kinds = new Set(state.get("kinds"));
    const groups = new Set(state.get("groups"));
    const keepsKind = (id) => !kinds.has(book.nodes[id].kind);
    const keepsGroup = (id) => !groups.has(book.edges[id].group);
    const joined = (id) => !groups.size || book.edgesOf(id).some(keepsGroup);
    shown = {
      nodes: book.nodes.map((_, id) => keepsKind(id) && joined(id)),
      edges: book.edges.map((edge, id) => keepsGroup(id) && keepsKind(edge.from) && keepsKind(edge.to)),
    };
  }

  const showsNode = (id) => shown.nodes[id];
  const showsEdge = (id) => shown.edges[id];

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
    state.set({ kinds: [], groups: [] });
  }

  // What to set so that these are seen, whatever was filtered before.
  function revealing({ nodes = [], edges = [] }) {
    const ends = [...nodes, ...edges.flatMap((id) => [book.edges[id].from, book.edges[id].to])];
    const kinds = state.get("kinds").filter((kind) => !ends.some((id) => book.nodes[id].kind === kind));
    const wanted = new Set(edges.map((id) => book.edges[id].group));
    const groups = state.get("groups").filter((group) => !wanted.has(group));
    const joined = (id) => book.edgesOf(id).some((edge) => !groups.includes(book.edges[edge].group));
    return { kinds, groups: ends.every(joined) ? groups : [] };
  }

  state.watch(KEYS, compute);
  compute();

  map.scope = { KEYS, showsNode, showsEdge, isHidden, isFiltered, toggle, only, showAll, revealing };
})(window.MiprofMap);
