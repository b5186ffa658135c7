// A field that proposes names as one is typed, in a list that the arrow keys walk.
(function (map) {
  "use strict";

  const { book, el, language } = map;

  function describe(hit) {
    const node = book.nodes[hit.id];
    const name = book.name(hit.id);
    const known = [name, book.shortName(hit.id), ...Object.values(node.name)];
    const hidden = (node.hidden ?? []).includes(hit.name) || hit.name === node.slug;
    const alias = known.includes(hit.name) || hidden ? "" : language.say("alsoCalled", { name: hit.name });
    return [
      map.theme.swatch(book.kinds[node.kind]),
      el("span", { class: "result-name", text: name }),
      alias ? el("span", { class: "result-alias", text: alias }) : null,
    ];
  }

  function listen(input, keys, { suggest, close }) {
    input.addEventListener("input", suggest);
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
  }

  // Bind a field and its list; `chosen` is told the entity. Options are named after `prefix`.
  function bind(input, list, prefix, chosen) {
    let found = [];
    let active = -1;

    function option(hit, place) {
      const item = el("li", { id: `${prefix}-${place}`, role: "option", "aria-selected": "false" }, describe(hit));
      // Not on click: the field loses its focus first, and the list is gone.
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(place);
      });
      return item;
    }

    function suggest() {
      found = map.finder.find(input.value);
      active = found.length ? 0 : -1;
      const empty = map.finder.fold(input.value) && !found.length;
      const nothing = el("li", { class: "nothing", role: "option", "aria-disabled": "true", text: language.say("noResult") });
      list.replaceChildren(...(empty ? [nothing] : found.map(option)));
      show(Boolean(found.length || empty));
      mark();
    }

    function show(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
    }

    function mark() {
      [...list.children].forEach((item, place) => {
        if (found.length) item.setAttribute("aria-selected", String(place === active));
      });
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `${prefix}-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    }

    function choose(place) {
      if (!found[place]) return;
      input.value = book.name(found[place].id);
      show(false);
      chosen(found[place].id);
    }

    function step(by) {
      if (list.hidden) suggest();
      else if (found.length) active = (active + by + found.length) % found.length;
      mark();
    }

    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => choose(active),
      Escape: () => (list.hidden ? (input.value = "") : show(false)),
    };

    listen(input, keys, { suggest, close: () => show(false) });
  }

  map.picker = { bind };
})(window.MiprofMap);
