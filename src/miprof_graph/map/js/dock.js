// The sidebar: panels that dock there, one shown at a time, each behind its tab.
(function (map) {
  "use strict";

  const { el, svg, state } = map;
  const bar = map.find("tabs");
  const box = map.find("sidebar");
  const opener = map.find("sidebar-open");
  const panels = [];

  state.define("tab", { start: "legend" });

  const current = () => panels.find(({ name }) => name === state.get("tab"));

  // Dock a panel: `name` is that of its tab in the address, `title` the key of its text, `icon` the
  // path of a sign of 24 by 24. `build(box)` fills it, again when language or theme change.
  function add({ name, title, icon, ...given }) {
    const tab = el(
      "button",
      { id: `tab-${name}`, class: "tab", type: "button", role: "tab", "aria-controls": `dock-${name}` },
      svg("svg", { class: "sign", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: icon })),
      el("span", { "data-text": title }),
    );
    const inner = el("div", { id: name, class: `dock dock-${name}` });
    const panel = el(
      "section",
      { id: `dock-${name}`, class: "docked", role: "tabpanel", "aria-labelledby": tab.id, tabindex: 0 },
      inner,
    );
    tab.addEventListener("click", () => toggle(name));
    bar.append(tab);
    box.append(panel);
    panels.push({ name, tab, panel, inner, build: given.build });
  }

  // A second click on a tab folds the sidebar away.
  function toggle(name) {
    state.set({ tab: state.get("tab") === name ? "none" : name });
  }

  const open = (name) => state.set({ tab: name });

  function mark() {
    const now = current();
    for (const panel of panels) {
      panel.tab.setAttribute("aria-selected", String(panel === now));
      panel.tab.tabIndex = panel === (now ?? panels[0]) ? 0 : -1;
      panel.panel.hidden = panel !== now;
    }
    box.classList.toggle("folded", !now);
  }

  function build() {
    for (const panel of panels) panel.build(panel.inner);
  }

  // The arrow keys walk the tabs, as in any list of tabs.
  function step(by) {
    const place = panels.findIndex(({ tab }) => tab === document.activeElement);
    const next = panels[(place + by + panels.length) % panels.length];
    open(next.name);
    next.tab.focus();
  }

  const KEYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  function drawer(wide) {
    box.classList.toggle("open", wide);
    opener.setAttribute("aria-expanded", String(wide));
    map.emit("drawer");
  }

  function listen() {
    bar.addEventListener("keydown", (event) => {
      if (!KEYS[event.key]) return;
      event.preventDefault();
      step(KEYS[event.key]);
    });
    opener.addEventListener("click", () => drawer(!box.classList.contains("open")));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.classList.contains("open")) return;
      drawer(false);
      opener.focus();
    });
    state.watch(["tab"], mark);
    mark();
  }

  map.dock = { add, open, build, listen, current: () => current()?.name ?? "" };
})(window.MiprofMap);
