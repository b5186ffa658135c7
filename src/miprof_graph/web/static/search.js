// Suggestions below a search field: the combobox pattern of ARIA 1.2 over a plain form.
(function () {
  "use strict";

  const WAIT = 120;

  function element(name, attributes) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  async function fetchChoices(address, words) {
    const answer = await fetch(`${address}&q=${encodeURIComponent(words)}`);
    const [, labels, kinds, pages] = await answer.json();
    return labels.map((label, at) => ({
      label,
      kind: kinds[at],
      address: new URL(pages[at]).pathname,
    }));
  }

  class Combobox {
    constructor(input, id) {
      this.input = input;
      this.id = id;
      this.choices = [];
      this.turn = 0;
      this.timer = 0;
      this.list = element("ul", { id, role: "listbox", "aria-label": input.dataset.list });
      this.list.className = "choices";
      this.status = element("p", { class: "unseen", role: "status" });
    }

    build() {
      const box = element("div", { class: "combo" });
      this.input.before(box);
      box.append(this.input, this.list, this.status);
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-controls", this.id);
      this.close();
    }

    listen() {
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), WAIT);
      });
      this.input.addEventListener("keydown", (event) => {
        if (this.press(event.key)) event.preventDefault();
      });
      this.input.addEventListener("blur", () => this.close());
      // The field keeps the focus while the mouse is on the list, or blur would close it first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const node = event.target.closest("[role=option]");
        if (node) this.choose([...this.list.children].indexOf(node));
      });
    }

    press(key) {
      const places = this.choices.length + 1;
      const isOpen = !this.list.hidden;
      if (key === "ArrowDown" && !isOpen) this.ask();
      else if (key === "ArrowDown") this.walk(((this.at + 2) % places) - 1);
      else if (key === "ArrowUp" && isOpen) this.walk(((this.at + places) % places) - 1);
      else if (key === "Escape" && isOpen) this.close();
      else if (key === "Enter" && isOpen && this.at >= 0) this.choose(this.at);
      else return false;
      return true;
    }

    walk(at) {
      // The list that someone walks through stays as it is: what is on its way is for nobody.
      clearTimeout(this.timer);
      this.turn += 1;
      this.mark(at);
    }

    async ask() {
      const words = this.input.value.trim();
      this.turn += 1;
      const turn = this.turn;
      if (!words) {
        this.close();
        return;
      }
      // Without an answer, the form still works.
      const choices = await fetchChoices(this.input.dataset.suggest, words).catch(() => []);
      // An answer that comes after a later question, an arrow, or Escape, is for nobody.
      if (turn === this.turn) this.show(choices);
    }

    show(choices) {
      this.choices = choices;
      const nodes = choices.map((choice, at) => {
        const node = element("li", { id: `${this.id}-${at}`, role: "option" });
        const kind = document.createElement("small");
        kind.textContent = choice.kind;
        node.append(choice.label, kind);
        return node;
      });
      this.list.replaceChildren(...nodes);
      this.list.hidden = choices.length === 0;
      this.input.setAttribute("aria-expanded", String(choices.length > 0));
      this.mark(-1);
      const words = choices.length === 1 ? this.input.dataset.one : this.input.dataset.many;
      this.status.textContent = words.replace("{count}", choices.length);
    }

    mark(at) {
      this.at = at;
      [...this.list.children].forEach((node, place) => {
        node.setAttribute("aria-selected", String(place === at));
      });
      if (at < 0) {
        this.input.removeAttribute("aria-activedescendant");
      } else {
        this.input.setAttribute("aria-activedescendant", `${this.id}-${at}`);
        this.list.children[at].scrollIntoView({ block: "nearest" });
      }
    }

    choose(at) {
      const choice = this.choices[at];
      this.close();
      this.input.value = choice.label;
      if (this.input.dataset.choose === "open") window.location.assign(choice.address);
    }

    close() {
      this.turn += 1;
      clearTimeout(this.timer);
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }
  }

  document.querySelectorAll("input[data-suggest]").forEach((input, place) => {
    const combobox = new Combobox(input, `choices-${place}`);
    combobox.build();
    combobox.listen();
  });
})();
