// The same as the map, as a table: entities or links, under the same view, date and filters.
(function (map) {
  "use strict";

  const { el, book, claims, form, language, links, scope, state } = map;
  const { say } = language;
  const box = map.find("table");
  const PAGE = 150;
  let most = PAGE;

  state.define("mode", state.oneOf(["map", "table"]));
  state.define("rows", state.oneOf(["links", "entities"]));
  state.define("sort");
  state.define("words");

  // Each column: the key of its title, what it shows, and what it is sorted by.
  const COLUMNS = {
    links: [
      { key: "from", show: (id) => claims.nodeButton(book.edges[id].from), by: (id) => book.name(book.edges[id].from) },
      { key: "relation", show: relation, by: (id) => book.relationFrom(book.edges[id], book.edges[id].from) },
      { key: "to", show: (id) => claims.nodeButton(book.edges[id].to), by: (id) => book.name(book.edges[id].to) },
      { key: "held", show: (id) => scope.words(id), by: (id) => firstDay(id) },
      { key: "documents", show: (id) => String(scope.sourcesOf(id)), by: (id) => scope.sourcesOf(id), number: true },
    ],
    entities: [
      { key: "name", show: (id) => claims.nodeButton(id), by: (id) => book.name(id) },
      { key: "kind", show: (id) => kind(id), by: (id) => kind(id) },
      { key: "linkCount", show: (id) => String(shownLinks(id)), by: (id) => shownLinks(id), number: true },
      { key: "size.sources", show: (id) => measured("sources", id), by: (id) => value("sources", id), number: true },
      { key: "size.between", show: (id) => measured("between", id), by: (id) => value("between", id), number: true },
    ],
  };

  const kind = (id) => language.pick(book.kinds[book.nodes[id].kind].name);
  const shownLinks = (id) => book.edgesOf(id).filter(scope.showsEdge).length;
  const value = (measure, id) => book.measures[measure][id] ?? -1;
  const measured = (measure, id) => (value(measure, id) < 0 ? say("noValue") : value(measure, id).toLocaleString(language.code()));
  // What no document dates comes last.
  const firstDay = (id) => Math.min(...(book.edges[id].spans ?? []).map(([from, until]) => from || until), Infinity);

  function relation(id) {
    const edge = book.edges[id];
    const open = el("button", { class: "link plain", type: "button", click: () => map.panel.openEdge(id) });
    open.append(map.theme.stroke(book.groups[edge.group]), el("span", { text: book.relationFrom(edge, edge.from) }));
    return [open, ...links.marks(id)];
  }

  function matches(id) {
    const wanted = map.finder.fold(state.get("words"));
    if (!wanted) return true;
    const edge = book.edges[id];
    const texts =
      state.get("rows") === "links" ? [book.name(edge.from), book.relationFrom(edge, edge.from), book.name(edge.to)] : [book.name(id), kind(id)];
    const folded = map.finder.fold(texts.join(" "));
    return wanted.split(" ").every((word) => folded.includes(word));
  }

  // `sort` is the key of a column, with a minus before it for the largest first.
  function found() {
    const rows = state.get("rows");
    const [shows, all] = rows === "links" ? [scope.showsEdge, book.edges] : [scope.showsNode, book.order];
    const ids = (rows === "links" ? all.map((_, id) => id) : [...all]).filter((id) => shows(id) && matches(id));
    const wanted = state.get("sort");
    const column = COLUMNS[rows].find(({ key }) => key === wanted.replace("-", ""));
    if (!column) return ids;
    const { compare } = new Intl.Collator(language.code(), { numeric: true });
    const order = (a, b) => (typeof a === "number" ? (a === b ? 0 : a - b) : compare(a, b));
    const keyed = ids.map((id) => ({ id, by: column.by(id) })).sort((a, b) => order(a.by, b.by));
    return (wanted.startsWith("-") ? keyed.toReversed() : keyed).map(({ id }) => id);
  }

  function head({ key, number }) {
    const wanted = state.get("sort");
    const active = wanted.replace("-", "") === key;
    const down = wanted.startsWith("-");
    const next = active ? (down ? key : `-${key}`) : number ? `-${key}` : key;
    const sort = el("button", { class: "sort", type: "button", id: `sort-${key}`, text: say(`column.${key}`) });
    sort.append(el("span", { "aria-hidden": "true", text: active ? (down ? " ↓" : " ↑") : "" }));
    sort.addEventListener("click", () => {
      state.set({ sort: next });
      map.find(`sort-${key}`).focus();
    });
    return el("th", { scope: "col", class: number ? "number" : null, "aria-sort": active ? (down ? "descending" : "ascending") : null }, sort);
  }

  function row(id, columns) {
    const chosen = state.get("select");
    const here = state.get("rows") === "links" ? chosen?.edge === id : chosen?.node === id;
    return el(
      "tr",
      { "aria-selected": here ? "true" : null, class: here ? "here" : null },
      columns.map((column) => el("td", { class: column.number ? "number" : null }, column.show(id))),
    );
  }

  function controls(count) {
    const entries = ["links", "entities"].map((name) => ({ value: name, name: say(`rows.${name}`) }));
    const rows = form.choice("rows", entries, "rowsTitle", { changes: (chosen) => ({ rows: chosen, sort: "" }) });
    const words = el("input", { id: "words", class: "field", type: "text", autocomplete: "off", placeholder: say("wordsHint"), "aria-label": say("wordsHint") });
    words.value = state.get("words");
    words.addEventListener("input", () => {
      state.set({ words: words.value });
      fill();
    });
    return el("div", { class: "sheet-head" }, rows.box, words, el("p", { id: "row-count", role: "status", text: language.count("rowCount", count) }));
  }

  function body(ids) {
    const columns = COLUMNS[state.get("rows")];
    const grid = el(
      "table",
      {},
      el("caption", { class: "hidden", text: `${map.find("where").textContent} – ${say(`rows.${state.get("rows")}`)}` }),
      el("thead", {}, el("tr", {}, columns.map(head))),
      el("tbody", {}, ids.slice(0, most).map((id) => row(id, columns))),
    );
    const more = ids.length > most ? form.button(say("moreRows", { count: Math.min(PAGE, ids.length - most) }), () => ((most += PAGE), fill()), { id: "more-rows" }) : null;
    return [grid, more].filter(Boolean);
  }

  // The head stays while the reader types in it; only what is below is written again.
  function fill() {
    const ids = found();
    map.find("row-count").textContent = language.count("rowCount", ids.length);
    box.querySelector(".sheet-body").replaceChildren(...body(ids));
  }

  function show() {
    const open = state.get("mode") === "table";
    for (const mode of ["map", "table"]) map.find(`mode-${mode}`).setAttribute("aria-pressed", String((mode === "table") === open));
    map.find("map").hidden = open;
    box.hidden = !open;
    document.documentElement.toggleAttribute("data-table", open);
    if (!open) return;
    most = PAGE;
    box.replaceChildren(controls(0), el("div", { class: "sheet-body", tabindex: 0, role: "region", "aria-label": say("mode.table") }));
    fill();
  }

  function whole(rows) {
    most = rows;
    if (state.get("mode") === "table") fill();
  }

  function listen() {
    for (const mode of ["map", "table"]) map.find(`mode-${mode}`).addEventListener("click", () => state.set({ mode }));
    state.watch(["mode", "rows", "lang"], show);
    state.watch(["sort", "select", ...scope.KEYS], () => state.get("mode") === "table" && box.childElementCount && fill());
    map.on("theme", show);
    // On paper there is no button for more.
    window.addEventListener("beforeprint", () => whole(Infinity));
    window.addEventListener("afterprint", () => whole(PAGE));
  }

  map.table = { listen, show, found };
})(window.MiprofMap);
