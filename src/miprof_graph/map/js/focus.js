// What the reader looks at: the thing selected, the thing pointed at, and what is lit with them.
(function (map) {
  "use strict";

  const { book, filters, scope, state } = map;
  let hovered = null;
  let lit = null;
  let shone = null;

  state.define("select", { start: null, read: readName, write: writeName });

  // An entity by its slug; a link by its three, so that an address outlives a new edition.
  function readName(text) {
    const [from, relation, to] = text.split("~");
    const start = book.idOf(from);
    if (start === undefined || relation === undefined) return start === undefined ? start : { node: start };
    const edge = book.edgesOf(start).find((id) => writeName({ edge: id }) === `${from}~${relation}~${to}`);
    return edge === undefined ? edge : { edge };
  }

  function writeName({ node, edge }) {
    if (edge === undefined) return book.nodes[node].slug;
    const { from, relation, to } = book.edges[edge];
    return [book.nodes[from].slug, book.relations[relation].id, book.nodes[to].slug].join("~");
  }

  const selected = () => state.get("select");

  // The selected thing with its neighbours; what others shine on goes before it.
  function findLit() {
    if (shone) return shone;
    if (!selected()) return null;
    const { node, edge } = selected();
    const edges = new Set(edge === undefined ? book.edgesOf(node).filter(scope.showsEdge) : [edge]);
    const nodes = new Set(edge === undefined ? [node] : []);
    for (const id of edges) nodes.add(book.edges[id].from).add(book.edges[id].to);
    return { nodes, edges };
  }

  function relight() {
    lit = findLit();
  }

  // Light these nodes and links, as a path or a step of a story does; null gives the light back.
  function shine(what) {
    shone = what && { nodes: new Set(what.nodes), edges: new Set(what.edges) };
    relight();
    map.emit("light");
  }

  function selectNode(id) {
    state.set({ ...filters.revealing({ nodes: [id] }), select: { node: id } });
  }

  function selectEdge(id) {
    state.set({ ...filters.revealing({ edges: [id] }), select: { edge: id } });
  }

  function hover(id) {
    hovered = id;
    map.emit("hover");
  }

  state.watch(["select", ...scope.KEYS], relight);

  map.focus = {
    lit: () => lit,
    shine,
    selectNode,
    selectEdge,
    clear: () => state.set({ select: null }),
    selected,
    hovered: () => hovered,
    hover,
  };
})(window.MiprofMap);
