// The dock to take the map elsewhere: its exact address, a frame for another page, the theme, print.
(function (map) {
  "use strict";

  const { el, form, language, state } = map;
  const { say } = language;
  const ICON = "M8.6 13.5 15.4 17M15.4 7 8.6 10.5M18 8.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM6 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM18 20.9a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4Z";
  const more = [];
  let mark = null;

  function page() {
    return location.href.split(/[?#]/)[0];
  }

  function address(query = "") {
    const fragment = state.fragment();
    return `${page()}${query}${fragment && `#${fragment}`}`;
  }

  const frame = () => `<iframe src="${address("?embed")}" title="${say("title")}" width="100%" height="600" loading="lazy"></iframe>`;

  // Where the browser gives no clipboard to a file, the text is selected for the reader to copy.
  function copied(id, label, text) {
    const area = el("textarea", { id, class: "field copy", rows: 3, readonly: true, "aria-label": say(label) });
    area.addEventListener("focus", () => area.select());
    const said = el("span", { class: "said", role: "status" });
    const copy = form.button(say("copy"), async () => {
      area.select();
      const done = await navigator.clipboard?.writeText(area.value).then(() => true, () => false);
      said.textContent = say(done ? "copied" : "copyByHand");
    });
    copy.setAttribute("aria-label", `${say("copy")} – ${say(label)}`);
    const fill = () => {
      area.value = text();
      said.textContent = "";
    };
    return { box: [area, el("p", { class: "copying" }, copy, said)], fill };
  }

  function build(inner) {
    const link = copied("link-text", "shareLink", address);
    const embedded = copied("embed-text", "shareFrame", frame);
    const theme = form.choice("theme", ["auto", "light", "dark"].map((value) => ({ value, name: say(`theme.${value}`) })), "themes");
    mark = () => [link, embedded].forEach(({ fill }) => fill());
    inner.replaceChildren(
      form.section("shareLink", el("p", { class: "hint", text: say("shareNote") }), link.box),
      form.section("shareFrame", embedded.box),
      ...more.map((part) => part()),
      form.section("themes", theme.box),
      form.section("paper", form.button(say("print"), () => window.print(), { id: "print" })),
    );
    mark?.();
  }

  map.dock.add({ name: "share", title: "share", icon: ICON, build });
  map.on("state", () => mark?.());

  // A page of someone else's shows the drawing alone, with a way to the whole.
  function embed() {
    if (!new URLSearchParams(location.search).has("embed")) return;
    document.documentElement.dataset.embed = "";
    const whole = map.find("whole");
    whole.hidden = false;
    const point = () => (whole.href = address());
    map.on("state", point);
    point();
  }

  map.share = { embed, address, add: (part) => more.push(part) };
})(window.MiprofMap);
