// The legend, which is the filter too: each entry shows or hides its kind or its relation.
(function (map) {
  "use strict";

  const { el, book, filters, language, scope, state, theme } = map;
  const ICON = "M5 6h3M11 6h8M5 12h3M11 12h8M5 18h3M11 18h8";
  let box = null;

  // How many of each kind and relation the view and the date have, whatever the legend hides.
  function count() {
    const shown = scope.compute({ kinds: [], groups: [] });
    const found = { kinds: book.kinds.map(() => 0), groups: book.groups.map(() => 0) };
    book.nodes.forEach(({ kind }, id) => shown.nodes[id] && (found.kinds[kind] += 1));
    book.edges.forEach(({ group }, id) => shown.edges[id] && (found.groups[group] += 1));
    return found;
  }

  function entry(table, item, index) {
    const name = language.pick(item.name);
    const sign = table === "kinds" ? theme.swatch(item) : theme.stroke(item);
    const toggle = el(
      "button",
      { class: "entry", type: "button", "aria-pressed": "true", "data-table": table, "data-index": index },
      sign,
      el("span", { class: "entry-name", text: name }),
      el("span", { class: "count" }),
    );
    toggle.addEventListener("click", () => filters.toggle(table, index));
    const only = el("button", { class: "only", type: "button", text: language.say("only") });
    only.setAttribute("aria-label", language.say("onlyLabel", { name }));
    only.addEventListener("click", () => filters.only(table, index));
    return el("li", {}, toggle, only);
  }

  function part(table, key) {
    return [
      el("h2", { text: language.say(key) }),
      el("ul", { class: `entries entries-${table}` }, book[table].map((item, index) => entry(table, item, index))),
    ];
  }

  function build(inner) {
    box = inner;
    const all = el("button", { id: "show-all", class: "button", type: "button", text: language.say("showAll") });
    all.addEventListener("click", filters.showAll);
    const doubt = el("p", { class: "doubt" }, theme.doubt(), el("span", { text: language.say("doubt") }));
    box.replaceChildren(...part("kinds", "kinds"), ...part("groups", "relations"), doubt, all);
    mark();
  }

  function mark() {
    if (state.get("tab") !== "legend") return;
    const counts = count();
    for (const button of box.querySelectorAll("[aria-pressed]")) {
      const { table, index } = button.dataset;
      button.setAttribute("aria-pressed", String(!filters.isHidden(table, Number(index))));
      button.querySelector(".count").textContent = counts[table][index].toLocaleString(language.code());
      button.classList.toggle("none", !counts[table][index]);
    }
    map.find("show-all").disabled = !filters.isFiltered();
  }

  map.dock.add({ name: "legend", title: "legend", icon: ICON, build });
  state.watch(["tab", ...scope.KEYS], mark);
})(window.MiprofMap);
