// The legend, which is the filter too: each entry shows or hides its kind or its relation.
(function (map) {
  "use strict";

  const { el, book, filters, language, scope, state, theme } = map;
  const ICON = "M5 6h3M11 6h8M5 12h3M11 12h8M5 18h3M11 18h8";
  let box = null;

  function counted(table) {
    const things = table === "kinds" ? book.nodes.map((n) => n.kind) : book.edges.map((e) => e.group);
    return book[table].map((_, index) => things.filter((one) => one === index).length);
  }
  const counts = { kinds: counted("kinds"), groups: counted("groups") };

  function entry(table, item, index) {
    const name = language.pick(item.name);
    const sign = table === "kinds" ? theme.swatch(item) : theme.stroke(item);
    const toggle = el(
      "button",
      { class: "entry", type: "button", "aria-pressed": "true", "data-table": table, "data-index": index },
      sign,
      el("span", { class: "entry-name", text: name }),
      el("span", { class: "count", text: String(counts[table][index]) }),
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
    for (const button of box.querySelectorAll("[aria-pressed]")) {
      const off = filters.isHidden(button.dataset.table, Number(button.dataset.index));
      button.setAttribute("aria-pressed", String(!off));
    }
    map.find("show-all").disabled = !filters.isFiltered();
  }

  map.dock.add({ name: "legend", title: "legend", icon: ICON, build });
  state.watch(scope.KEYS, mark);
})(window.MiprofMap);
