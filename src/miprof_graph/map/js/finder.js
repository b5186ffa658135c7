// Every name that an entity is found by, accents and case apart.
(function (map) {
  "use strict";

  const { book } = map;
  const MOST = 8;
  let index = null;

  // The same as the command line does (`ask/search.py`), so that a name is found in both or neither.
  function fold(text) {
    return text
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
      .trim();
  }

  function namesOf(node) {
    const names = [
      ...Object.values(node.name),
      ...Object.values(node.short ?? {}),
      ...(node.other ?? []).map(([, text]) => text),
      ...(node.hidden ?? []),
      node.slug,
    ];
    return [...new Set(names)].map((text) => ({ text, folded: fold(text) }));
  }

  // The place of the best match: the whole name, its start, the start of a word, anywhere.
  function score(folded, wanted) {
    if (folded === wanted) return 0;
    if (folded.startsWith(wanted)) return 1;
    if (folded.includes(` ${wanted}`)) return 2;
    if (folded.includes(wanted)) return 3;
    return wanted.split(" ").every((word) => folded.includes(word)) ? 4 : 9;
  }

  // Made when the drawing is there, or when it is first wanted.
  function prepare() {
    index ??= book.nodes.map(namesOf);
  }

  function find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    prepare();
    const hits = index.map((names, id) => {
      const best = names
        .map((name) => ({ name: name.text, score: score(name.folded, wanted) }))
        .reduce((a, b) => (b.score < a.score ? b : a));
      return { id, ...best };
    });
    return hits
      .filter((hit) => hit.score < 9)
      .sort((a, b) => a.score - b.score || (a.score > 1 ? a.name.length - b.name.length : 0) || book.rank[a.id] - book.rank[b.id])
      .slice(0, MOST);
  }

  map.on("book", () => setTimeout(prepare));

  map.finder = { find, fold };
})(window.MiprofMap);
