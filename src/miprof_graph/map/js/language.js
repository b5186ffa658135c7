// The two languages of the page: the words of its controls, and which name of a thing to show.
(function (map) {
  "use strict";

  const texts = map.read("texts");
  const { state } = map;
  let current = document.documentElement.lang;

  state.define("lang", { ...state.oneOf(Object.keys(texts)), start: current });

  function say(key, values = {}) {
    return texts[current][key].replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function count(key, number) {
    return say(`${key}.${number < 2 && (current === "fr" || number === 1) ? "one" : "many"}`, {
      count: number.toLocaleString(current),
    });
  }

  function pick(words) {
    return words ? words[current] : "";
  }

  function label() {
    document.documentElement.lang = current;
    document.title = say("title");
    document.querySelector("meta[name=description]").content = say("description");
    for (const node of document.querySelectorAll("[data-text]")) {
      node.textContent = say(node.dataset.text);
    }
    for (const node of document.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", say(node.dataset.label));
      if (node.matches("button")) node.title = say(node.dataset.label);
    }
    for (const node of document.querySelectorAll("[data-placeholder]")) {
      node.placeholder = say(node.dataset.placeholder);
    }
    const button = map.find("language");
    button.textContent = say("otherLanguage");
    button.lang = say("otherCode");
  }

  function change() {
    state.set({ lang: say("otherCode") });
  }

  // Before all other watchers, which write in the language that this one sets.
  state.watch(["lang"], () => {
    current = state.get("lang");
    label();
  });

  map.language = { say, count, pick, label, change, code: () => current };
})(window.MiprofMap);
