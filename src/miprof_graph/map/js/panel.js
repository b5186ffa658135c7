// The side panel: the card of an entity, or of a link.
(function (map) {
  "use strict";

  const { el, book, claims, focus, form, language, links, scope, state } = map;
  const panel = map.find("panel");

  function heading(kindText, swatch, title) {
    const close = el("button", { class: "close", type: "button", "aria-label": language.say("close"), text: "×" });
    close.addEventListener("click", () => {
      focus.clear();
      map.view.box.focus({ preventScroll: true });
    });
    return el(
      "div",
      { class: "panel-head" },
      el("p", { class: "kind" }, swatch, el("span", { text: kindText })),
      close,
      title,
    );
  }

  // A figure says its value, unit and so on in claims of its own: they follow in one line.
  function details(entry) {
    return (entry.details ?? []).map((inner) =>
      el(
        "span",
        { class: "detail" },
        el("span", { class: "fact-name", text: `${language.pick(book.relations[inner.relation].name)} ` }),
        value(inner),
      ),
    );
  }

  function value(entry) {
    const lang = "literal" in entry.value ? entry.value.language : null;
    return el("span", { class: "fact-value", lang }, claims.reference(entry.value));
  }

  function fact(entry) {
    const all = [...entry.claims, ...(entry.details ?? []).flatMap((inner) => inner.claims)];
    const denied = entry.claims.every((claim) => claim.status === "negated");
    return el(
      "li",
      { class: denied ? "fact denied" : "fact" },
      value(entry),
      entry.claims.length === 1 ? claims.chips(entry.claims[0]) : null,
      entry.details ? el("p", { class: "details" }, details(entry)) : null,
      claims.folded(all),
    );
  }

  function facts(node) {
    if (!node.facts) return null;
    const groups = new Map();
    for (const entry of node.facts) {
      const relation = book.relations[entry.relation];
      const name = language.pick(entry.inverted ? relation.inverse : relation.name);
      groups.set(name, [...(groups.get(name) ?? []), entry]);
    }
    const found = [...groups].map(([name, entries]) => [
      el("h4", { class: "relation" }, el("span", { text: name })),
      el("ul", { class: "facts" }, entries.map(fact)),
    ]);
    return el("section", {}, el("h3", { text: language.say("facts") }), found.flat());
  }

  // From a card into the drawing: around this name, and back.
  function actions(id) {
    const inside = state.get("around") === id;
    const text = language.say(inside ? "nearLeave" : "nearShow");
    const toggle = form.button(text, () => (inside ? state.set({ around: null }) : map.views.enter(id)), { id: "around" });
    return el("p", { class: "actions" }, toggle);
  }

  function nodeCard(id) {
    const node = book.nodes[id];
    const kind = book.kinds[node.kind];
    const names = (node.other ?? [])
      .filter(([code]) => !code || code === language.code())
      .map(([, text]) => text)
      .join(" · ");
    return [
      heading(
        language.pick(node.class) || language.pick(kind.name),
        map.theme.swatch(kind),
        el("h2", { text: book.name(id) }),
      ),
      names ? el("p", { class: "other", text: language.say("other", { names }) }) : null,
      node.definition ? el("p", { class: "definition", text: language.pick(node.definition) }) : null,
      actions(id),
      links.list(id),
      facts(node),
    ];
  }

  function edgeCard(number) {
    const edge = book.edges[number];
    const group = book.groups[edge.group];
    const title = el(
      "h2",
      { class: "sentence" },
      claims.nodeButton(edge.from),
      el("span", { class: "verb", text: book.relationFrom(edge, edge.from) }),
      claims.nodeButton(edge.to),
    );
    const marks = links.marks(number);
    const against = edge.claims.filter(({ status }) => status === "negated");
    const agreeing = edge.claims.filter(({ status }) => status !== "negated");
    const count = scope.sourcesOf(number);
    return [
      heading(language.pick(group.name), map.theme.stroke(group), title),
      el("p", { class: "when", text: scope.words(number) }),
      el("p", { class: count === 1 ? "backing single" : "backing", text: language.count("backing", count) }),
      marks.length ? el("p", { class: "marks" }, marks) : null,
      edge.disputed ? el("p", { class: "warning", text: language.say("disputed") }) : null,
      el("h3", { text: language.count("edgeStatements", agreeing.length) }),
      claims.list(agreeing),
      against.length ? el("h3", { text: language.count("edgeDenials", against.length) }) : null,
      against.length ? claims.list(against) : null,
    ];
  }

  function content(selected) {
    if (!selected) return [];
    if (!book.isOpen()) return [el("p", { class: "definition", text: language.say("unpacking") })];
    return selected.edge === undefined ? nodeCard(selected.node) : edgeCard(selected.edge);
  }

  // The same card written again, for another date, leaves the reader where they were.
  let before = "";
  function show() {
    const selected = focus.selected();
    const now = JSON.stringify(selected);
    panel.hidden = !selected;
    form.refill(panel, content(selected));
    if (now !== before) panel.scrollTop = 0;
    before = now;
  }

  // From a search or a card: select, look there, and put the keyboard on the new card.
  function open(id) {
    focus.selectNode(id);
    map.view.goTo(id);
    panel.focus({ preventScroll: true });
  }

  function openEdge(id) {
    focus.selectEdge(id);
    map.view.frame([book.edges[id].from, book.edges[id].to]);
    panel.focus({ preventScroll: true });
  }

  // On paper nothing can be unfolded.
  function unfold(wide) {
    for (const folded of panel.querySelectorAll("details")) {
      folded.dispatchEvent(new Event("unfold"));
      folded.open = wide;
    }
  }

  window.addEventListener("beforeprint", () => unfold(true));
  window.addEventListener("afterprint", () => unfold(false));

  state.watch(["select", ...scope.KEYS], show);

  map.panel = { show, open, openEdge };
})(window.MiprofMap);
