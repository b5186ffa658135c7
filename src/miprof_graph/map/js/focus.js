// What the reader looks at: the selected thing, and the kinds and relations that are shown.
(function (map) {
  "use strict";

  const { book } = map;
  const hidden = { kinds: new Set(), groups: new Set() };
  let selected = null;
  let hovered = null;
  let lit = null;

  function showsEdge(id) {
    const edge = book.edges[id];
    const ends = [book.nodes[edge.from].kind, book.nodes[edge.to].kind];
    return !hidden.groups.has(edge.group) && !ends.some((kind) => hidden.kinds.has(kind));
  }

  // An entity whose every link is of a hidden relation goes too; a hidden kind leaves its neighbours.
  function showsNode(id) {
    if (hidden.kinds.has(book.nodes[id].kind)) return false;
    if (!hidden.groups.size) return true;
    return book.edgesOf(id).some((edge) => !hidden.groups.has(book.edges[edge].group));
  }

  // The selected thing with its neighbours, or null when nothing is selected.
  function findLit() {
    if (!selected) return null;
    const edges = new Set(selected.edge === undefined ? book.edgesOf(selected.node) : [selected.edge]);
    const nodes = new Set(selected.edge === undefined ? [selected.node] : []);
    for (const id of edges) nodes.add(book.edges[id].from).add(book.edges[id].to);
    return { nodes, edges };
  }

  function select(what) {
    selected = what;
    lit = findLit();
    map.emit("select");
    map.emit("change");
  }

  function toggle(table, index) {
    if (!hidden[table].delete(index)) hidden[table].add(index);
    map.emit("change");
  }

  // A second "only" on the same entry brings all back.
  function only(table, index) {
    const others = book[table].map((_, place) => place).filter((place) => place !== index);
    const already = hidden[table].size === others.length && !hidden[table].has(index);
    hidden[table] = new Set(already ? [] : others);
    map.emit("change");
  }

  function showAll() {
    hidden.kinds.clear();
    hidden.groups.clear();
    map.emit("change");
  }

  // What is selected or looked up must be seen, whatever was filtered before.
  function reveal(nodes) {
    for (const id of nodes) hidden.kinds.delete(book.nodes[id].kind);
    if (!nodes.every(showsNode)) hidden.groups.clear();
  }

  function selectNode(id) {
    reveal([id]);
    select({ node: id });
  }

  function selectEdge(id) {
    hidden.groups.delete(book.edges[id].group);
    reveal([book.edges[id].from, book.edges[id].to]);
    select({ edge: id });
  }

  map.focus = {
    showsEdge,
    showsNode,
    lit: () => lit,
    selectNode,
    selectEdge,
    clear: () => selected && select(null),
    toggle,
    only,
    showAll,
    selected: () => selected,
    isHidden: (table, index) => hidden[table].has(index),
    isFiltered: () => hidden.kinds.size + hidden.groups.size > 0,
    hovered: () => hovered,
    hover: (id) => {
      hovered = id;
      map.emit("hover");
    },
  };
})(window.MiprofMap);
