// The dock of time: one date, or two that are compared, and what happened between them.
(function (map) {
  "use strict";

  const { el, chronicle, form, language, scope, state, theme, timebar, when } = map;
  const { say } = language;
  const ICON = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2";
  let mark = null;

  // A year, a month or a day, as the reader types it: 2014, 2014-05, 14/05/2014.
  function read(text) {
    const typed = text.trim().replaceAll("/", "-");
    const turned = typed.replace(/^(\d{1,2}-)?(\d{1,2})-(\d{4})$/, (_, day, month, year) =>
      [year, month, day?.slice(0, -1)].filter(Boolean).map((part) => part.padStart(2, "0")).join("-"),
    );
    return turned === "" || when.isDate(turned) ? turned : undefined;
  }

  function field(key, label) {
    const id = `field-${key}`;
    const input = el("input", { id, class: "field", type: "text", inputmode: "numeric", autocomplete: "off", placeholder: say("dateHint"), "aria-describedby": `${id}-fault` });
    const fault = el("p", { id: `${id}-fault`, class: "fault", role: "status" });
    input.addEventListener("change", () => {
      const date = read(input.value);
      input.setAttribute("aria-invalid", String(date === undefined));
      fault.textContent = date === undefined ? say("dateFault") : "";
      if (date !== undefined) state.set({ [key]: date });
    });
    const fill = () => (input.value = state.get(key));
    return { box: el("div", { class: "date-row" }, el("label", { for: id, text: say(label) }), input, fault), fill };
  }

  function undatedSwitch() {
    const input = el("input", { id: "undated", type: "checkbox" });
    input.addEventListener("change", () => state.set({ undated: input.checked ? "shown" : "hidden" }));
    const fill = () => (input.checked = state.get("undated") === "shown");
    return { box: el("label", { class: "option" }, input, el("span", { class: "option-name", text: say("undatedShown") })), fill };
  }

  function sign(stroke, key) {
    return el("li", {}, stroke, el("span", { text: say(key) }));
  }

  function signs() {
    const compared = state.get("since") && state.get("date");
    const rows = compared
      ? [sign(theme.isNew(), "sign.new"), sign(theme.isOver(), "sign.over")]
      : [sign(theme.maybe(), "sign.maybe")];
    return el("ul", { class: "signs" }, rows, sign(theme.undated(), "sign.undated"));
  }

  // The same two years from one click: what a newcomer asks first.
  function compare() {
    const year = Number(state.get("date").slice(0, 4)) || timebar.last;
    state.set({ date: String(year), since: String(year - 3) });
  }

  function build(inner) {
    const date = field("date", "dateLabel");
    const since = field("since", "sinceLabel");
    const undated = undatedSwitch();
    const start = form.button(say("compare"), compare, { id: "compare" });
    const keys = el("div", {});
    const list = el("div", { id: "chronicle", class: "chronicle" });
    const title = el("h2", {});
    mark = () => {
      for (const one of [date, since, undated]) one.fill();
      keys.replaceChildren(state.get("date") ? signs() : el("p", { class: "hint", text: say("timeHint") }));
      const compared = Boolean(state.get("since") && state.get("date"));
      start.hidden = compared;
      title.hidden = !compared;
      title.textContent = say("chronicle");
      // Hundreds of lines: written only where they are seen.
      form.refill(list, state.get("tab") === "time" ? chronicle.list() : []);
    };
    inner.replaceChildren(
      form.section("time", date.box, since.box, start, undated.box, keys),
      el("section", { class: "part" }, title, list),
    );
    mark();
  }

  map.dock.add({ name: "time", title: "time", icon: ICON, build });
  state.watch(["tab", ...scope.KEYS], () => mark());
})(window.MiprofMap);
