// The controls of the docks: choices, switches and sections, each bound to one key of the state.
(function (map) {
  "use strict";

  const { el, language, state } = map;

  function section(title, ...content) {
    return el("section", { class: "part" }, el("h2", { text: language.say(title) }), content.flat());
  }

  // One of a few: `entries` are { value, name, note, count }. What is chosen follows the state.
  function choice(key, entries, legend, { changes = (value) => ({ [key]: value }), current = () => state.get(key) } = {}) {
    const inputs = entries.map(({ value }) => el("input", { type: "radio", name: `choice-${key}`, value: String(value) }));
    inputs.forEach((input, place) => input.addEventListener("change", () => state.set(changes(entries[place].value))));
    const mark = () => inputs.forEach((input, place) => (input.checked = entries[place].value === current()));
    const rows = entries.map(({ name, note, count }, place) =>
      el(
        "label",
        { class: "option" },
        inputs[place],
        el("span", { class: "option-name", text: name }),
        count === undefined ? null : el("span", { class: "count", text: count.toLocaleString(language.code()) }),
        note ? el("span", { class: "option-note", text: note }) : null,
      ),
    );
    mark();
    return { box: el("fieldset", { class: "choice" }, el("legend", { class: "hidden", text: language.say(legend) }), rows), mark };
  }

  function button(text, click, attributes = {}) {
    return el("button", { class: "button small", type: "button", text, click, ...attributes });
  }

  // Write a part again and leave the keyboard where it was: on the control at the same place.
  function refill(box, ...content) {
    const controls = () => [...box.querySelectorAll("button, input, a, summary, textarea")];
    const place = controls().indexOf(document.activeElement);
    box.replaceChildren(...content.flat().filter(Boolean));
    if (place >= 0) controls()[place]?.focus({ preventScroll: true });
  }

  map.form = { section, choice, button, refill };
})(window.MiprofMap);
