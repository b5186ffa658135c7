// Tables that sort by any column, and statements that unfold when a number leads to them.
(function () {
  "use strict";

  const order = { ascending: 1, descending: -1 };

  function keyOf(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  }

  function compare(one, other, language) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    // What is not known stands below what is, as an empty cell below words.
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return one.localeCompare(other, language, { numeric: true });
  }

  function sort(table, column, direction, language) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: keyOf(row, column) }));
    rows.sort((a, b) => order[direction] * compare(a.key, b.key, language) || a.place - b.place);
    body.append(...rows.map((entry) => entry.row));
  }

  function follow(heading) {
    const table = heading.closest("table");
    const others = [...table.tHead.rows[0].cells].filter((cell) => cell !== heading);
    const isNumber = heading.classList.contains("count");
    const first = isNumber ? "descending" : "ascending";
    const second = isNumber ? "ascending" : "descending";
    const direction = heading.getAttribute("aria-sort") === first ? second : first;
    for (const other of others) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction);
    sort(table, heading.cellIndex, direction, heading.closest(".view").lang);
  }

  for (const heading of document.querySelectorAll("table.sorted th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => follow(heading));
  }

  function unfold() {
    const wanted = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    wanted?.closest("details")?.setAttribute("open", "");
    wanted?.scrollIntoView();
  }

  // Without a script, a number leads to all statements; with it, to those behind its row.
  function leave(view, numbers) {
    for (const [number, line] of view.querySelectorAll(".document li").entries()) {
      line.hidden = numbers !== null && !numbers.has(number);
    }
    for (const place of view.querySelectorAll(".document")) {
      place.hidden = place.querySelector("li:not([hidden])") === null;
    }
  }

  // "1 3-5" are 1, 3, 4 and 5.
  function readRuns(runs) {
    return runs.split(" ").flatMap((run) => {
      const [first, last = first] = run.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, step) => first + step);
    });
  }

  function show(view, link) {
    const row = link.closest("tr");
    const numbers = new Set(readRuns(row.dataset.statements));
    leave(view, numbers);
    const chosen = view.querySelector(".chosen");
    const status = chosen.querySelector("[role=status]");
    const said = numbers.size === 1 ? status.dataset.one : status.dataset.many;
    const count = numbers.size.toLocaleString(view.lang);
    const name = [...row.cells].map((cell) => cell.textContent).find((words) => /\p{L}/u.test(words));
    status.textContent = said.replace("{count}", count).replace("{name}", name ?? row.cells[0].textContent);
    chosen.hidden = false;
    chosen.nextElementSibling.open = true;
    view.querySelector(".proofs h2").focus();
  }

  for (const view of document.querySelectorAll(".view")) {
    let from = null;
    view.addEventListener("click", (event) => {
      const link = event.target.closest("[data-statements] td[data-value] a");
      if (link) show(view, (from = link));
    });
    view.querySelector(".chosen .back").addEventListener("click", () => from.focus());
    view.querySelector(".chosen .all").addEventListener("click", () => {
      leave(view, null);
      view.querySelector(".chosen").hidden = true;
    });
  }

  window.addEventListener("hashchange", unfold);
  if (window.location.hash) unfold();
})();
