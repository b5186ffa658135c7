// Partial dates (EDTF) in words: 2014-05 is "mai 2014", XXXX-11-25 is "chaque 25 novembre".
(function (map) {
  "use strict";

  const FORMS = [
    [/^(\d{4})-(\d{2})-(\d{2})$/, { day: "numeric", month: "long", year: "numeric" }],
    [/^(\d{4})-(\d{2})$/, { month: "long", year: "numeric" }],
    [/^XXXX-(\d{2})-(\d{2})$/, { day: "numeric", month: "long" }],
    [/^XXXX-(\d{2})$/, { month: "long" }],
  ];

  function format(text, options) {
    const locale = map.language.code() === "fr" ? "fr-FR" : "en-GB";
    const full = text.replace("XXXX", "2000").padEnd(10, "-01");
    const day = new Date(`${full}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return text;
    const said = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(day);
    return said.replace(/^1 /, map.language.code() === "fr" ? "1er " : "1 ");
  }

  function certain(text) {
    const form = FORMS.find(([pattern]) => pattern.test(text));
    if (!form) return text;
    const day = format(text, form[1]);
    return text.startsWith("XXXX") ? map.language.say("dates.yearly", { day }) : day;
  }

  function words(edtf) {
    const { say } = map.language;
    const [from, until] = edtf.split("/");
    if (until === "..") return put("open", from);
    if (from && until) return say("dates.interval", { from: words(from), until: words(until) });
    if (/[~%]$/.test(edtf)) return say("dates.circa", { day: certain(edtf.slice(0, -1)) });
    if (edtf.endsWith("?")) return say("dates.uncertain", { day: certain(edtf.slice(0, -1)) });
    return certain(edtf);
  }

  // A date behind its preposition, which in French depends on how exact it is: "du 1er mai 2014".
  function put(key, edtf) {
    const exact = /^.{4}-\d{2}-\d{2}$/.test(edtf) ? "day" : "span";
    const said = map.language.say(`dates.${key}.${exact}`, { day: words(edtf) });
    return map.language.code() === "fr" ? said.replace(/\bde (?=[aeio])/, "d’") : said;
  }

  // When a claim held. Only an open end says that it still holds: "since" would say so of an absent one.
  function held(claim) {
    if (claim.from && claim.from === claim.until) return words(claim.from);
    if (claim.until === "..") return claim.from ? put("open", claim.from) : map.language.say("dates.still");
    const from = claim.from ? put("from", claim.from) : "";
    const until = claim.until ? put("until", claim.until) : "";
    return [from, until].filter(Boolean).join(" ");
  }

  // When a link held, from all that is claimed of it: the first beginning and the last end that
  // documents give; where they only met it at some moments, the first and the last of these.
  function summary(claims) {
    const said = claims.filter(({ status, rank }) => status !== "negated" && rank !== "deprecated");
    const lasting = said.filter(({ from, until }) => from !== until);
    const froms = lasting.map(({ from }) => from).filter(Boolean).sort();
    const untils = lasting.map(({ until }) => until).filter(Boolean).sort();
    if (froms.length || untils.length) {
      return held({ from: froms[0], until: untils.includes("..") ? ".." : untils.at(-1) });
    }
    const moments = said.map(({ from }) => from).filter(Boolean).sort();
    if (!moments.length) return "";
    const [first, last] = [moments[0], moments.at(-1)].map(words);
    return first === last ? first : map.language.say("dates.interval", { from: first, until: last });
  }

  map.dates = { words, held, summary };
})(window.MiprofMap);
