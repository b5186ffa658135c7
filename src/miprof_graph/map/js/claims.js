// One claim as the reader sees it: who says so, where, with which words, for when.
(function (map) {
  "use strict";

  const { el, book, language } = map;

  function word(table, name) {
    return language.pick(book.words[table][name]) || name;
  }

  function chip(kind, text) {
    return el("span", { class: `chip chip-${kind}`, text });
  }

  // Marks for all that is not plainly asserted.
  function chips(thing) {
    const found = [];
    if (thing.status && thing.status !== "asserted") found.push(chip(thing.status, word("status", thing.status)));
    if (thing.rank) found.push(chip(thing.rank, word("rank", thing.rank)));
    return found;
  }

  function reference(value) {
    if (!("node" in value)) return el("span", { text: book.refer(value) });
    return nodeButton(value.node);
  }

  function nodeButton(id) {
    return el(
      "button",
      { class: "link", type: "button", click: () => map.panel.open(id) },
      map.theme.swatch(book.kinds[book.nodes[id].kind]),
      el("span", { text: book.name(id) }),
    );
  }

  function row(key, content) {
    if (!content) return null;
    return el("div", { class: "row" }, el("dt", { text: language.say(key) }), el("dd", {}, content));
  }

  function outLink(url, key, title) {
    const label = `${language.say(key)} ${language.say("newTab")}${title ? ` – ${title}` : ""}`;
    return el(
      "a",
      { class: "out", href: url, target: "_blank", rel: "noopener noreferrer", "aria-label": label },
      `${language.say(key)} `,
      el("span", { "aria-hidden": "true", text: "↗" }),
    );
  }

  function passage(claim, source) {
    const title = language.pick(source.title);
    const exact = map.webLink(claim.url);
    const whole = map.webLink(source.url);
    if (exact) return outLink(exact, "read", title);
    return whole ? outLink(whole, "readDocument", title) : null;
  }

  function quote(claim) {
    if (!claim.quote) return null;
    const text = `${language.say("quoteOpen")}${claim.quote}${language.say("quoteClose")}`;
    return el("blockquote", { lang: "fr", text });
  }

  function card(claim) {
    const source = book.sources[claim.source];
    const marks = chips(claim);
    return el(
      "li",
      { class: `claim claim-${claim.status}` },
      marks.length ? el("p", { class: "marks" }, marks) : null,
      quote(claim),
      el("p", { class: "source", text: language.pick(source.title) }),
      el(
        "dl",
        {},
        row("publishedBy", source.publisher && reference(source.publisher)),
        row("issued", source.issued && map.dates.words(source.issued)),
        row("place", claim.place),
        row("held", map.dates.held(claim)),
        row("attributedTo", claim.attributedTo && reference(claim.attributedTo)),
        row("role", claim.role && reference(claim.role)),
        row("exactTitle", claim.exactTitle),
        row("onBehalfOf", claim.onBehalfOf && reference(claim.onBehalfOf)),
        row("legalBasis", claim.legalBasis && reference(claim.legalBasis)),
        row("note", claim.note),
      ),
      passage(claim, source),
    );
  }

  function list(claims) {
    return el("ul", { class: "claims" }, claims.map(card));
  }

  // Folded away under a line that says how many there are, and written when they are first asked
  // for: the card of a hub has hundreds.
  function folded(claims) {
    const text = [language.count("statements", claims.length), map.dates.summary(claims)].filter(Boolean).join(" · ");
    const summary = el("summary", { text });
    const details = el("details", {}, summary);
    const write = () => details.childElementCount === 1 && details.append(list(claims));
    summary.addEventListener("click", write);
    details.addEventListener("unfold", write);
    return details;
  }

  map.claims = { list, folded, chips, nodeButton, reference };
})(window.MiprofMap);
