// What is known of a link at a date: it held, it may have, no document says when, or it did not.
(function (map) {
  "use strict";

  const OUT = 0;
  const UNDATED = 1;
  const MAYBE = 2;
  const HELD = 3;
  const ALWAYS = 99991231;

  // The first and the last day that a date may mean, as yyyymmdd: 2014-05 is 20140501 to 20140531.
  function period(text) {
    const [year, month, day] = text.split("-");
    return [Number(year + (month ?? "01") + (day ?? "01")), Number(year + (month ?? "12") + (day ?? "31"))];
  }

  // The date that a first and a last day were made from: 20140501 and 20140531 are 2014-05.
  function write([from, until]) {
    const [first, last] = [from, until].map((day) => String(day).replace(/(....)(..)(..)/, "$1-$2-$3"));
    const shared = [first, first.slice(0, 7), first.slice(0, 4)].find((text) => period(text).join() === `${from},${until}`);
    return shared ?? `${first}/${last}`;
  }

  function isDate(text) {
    return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
  }

  // Spans by what the document says of them: both ends, the beginning alone, or the end alone.
  function sort(spans) {
    return {
      whole: spans.filter(([from, until]) => from && until),
      begun: spans.filter(([, until]) => !until).map(([from]) => from),
      ended: spans.filter(([from]) => !from).map(([, until]) => until),
    };
  }

  // A document that gives a beginning and another that gives an end make one span between them.
  // One moment is no end: who is met in a post in 2015 has not left it.
  function grade(spans, [first, last]) {
    if (!spans?.length) return UNDATED;
    const { whole, begun, ended } = sort(spans);
    const inside = (day) => day >= first && day <= last;
    if (whole.some(([from, until]) => from <= last && until >= first)) return HELD;
    if (begun.some(inside) || ended.some(inside) || ended.includes(ALWAYS)) return HELD;
    const before = begun.filter((day) => day < first);
    const after = ended.filter((day) => day > last);
    if (before.length && after.length) return HELD;
    const stops = [...ended, ...whole.filter((span) => !span[2]).map(([, until]) => until)];
    const starts = [...begun, ...whole.map(([from]) => from)];
    const over = stops.some((day) => day < first && day >= Math.max(...before));
    if (before.length && !over) return MAYBE;
    if (after.length && !starts.some((day) => day > last)) return MAYBE;
    const seen = whole.some(([, until]) => until < first) && whole.some(([from]) => from > last);
    return seen && !stops.some((day) => day < first) ? MAYBE : OUT;
  }

  function isMoment(spans) {
    return Boolean(spans?.length) && spans.every((span) => span[2]);
  }

  // Whether a thing was there; what nothing dates always was.
  function lives([from, until], [first, last]) {
    return !(from && from > last) && !(until && until < first);
  }

  map.when = { OUT, UNDATED, MAYBE, HELD, ALWAYS, period, write, isDate, isMoment, grade, lives };
})(window.MiprofMap);
