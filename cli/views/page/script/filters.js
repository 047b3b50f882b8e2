// Filters: one decision for each fact, which the list, the drawing and the counts follow. The address remembers them.

const form = byId("filters");
const FIELDS = ["search", "issue", "type", "source", "since", "until"];
const years = [...document.querySelectorAll("#facts .year")];

// The first or last day (from 1970) that a text such as 2019, 2019-05 or 2019-05-31 allows; nothing where it is none.
function dayOf(text, end) {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))) return null;
  if (day !== null) return monthBegins(year * 12 + month - 1) + day - 1;
  if (month !== null) return monthBegins(year * 12 + month - 1 + (end ? 1 : 0)) - (end ? 1 : 0);
  return monthBegins((year + (end ? 1 : 0)) * 12) - (end ? 1 : 0);
}

// The day of a field; a text that is no date is marked, and does not count.
function period(id, end) {
  const field = byId(id), day = dayOf(field.value, end), wrong = field.value.trim() !== "" && day === null;
  field.classList.toggle("wrong", wrong);
  field.setAttribute("aria-invalid", wrong);
  return day;
}

function filter() {
  const words = folded(byId("search").value).split(/\s+/).filter(Boolean);
  const issue = data.issues.findIndex(([code]) => code === byId("issue").value);
  const [what, kind] = byId("type").value.split(":");
  const source = byId("source").value, since = period("since", false), until = period("until", true);
  let count = 0;
  for (const fact of facts) {
    const shown = (byId("issue").value === all || fact.issues.includes(issue))
      && (!what || (fact.what === what && (kind === undefined || fact.kind === kind)))
      && (source === all || fact.quotes.some(([, from]) => publisherOf(from) === source))
      && (since === null || fact.day === null || fact.high >= since)
      && (until === null || fact.day === null || fact.low <= until)
      && words.every((word) => searchable(fact).includes(word));
    if (shown !== fact.shown) fact.item.hidden = !shown;
    fact.shown = shown;
    count += shown;
  }
  for (const year of years) year.hidden = !year.querySelector("li:not([hidden])");
  byId("none").hidden = count > 0;
  byId("count").textContent = count === facts.length ? `${count.toLocaleString("en")} facts`
    : `${count.toLocaleString("en")} of ${facts.length.toLocaleString("en")} facts`;
  drawPoints();
  drawWarmth();
  countIssues();
  redraw();
  remember();
}

// As the choices of the source filter are written.
const publisherOf = (number) => publisher(data.sources[number]);

let recalled = false;
function remember() {
  if (!recalled) return;
  const said = new URLSearchParams();
  for (const id of FIELDS) if (byId(id).value) said.set(id, byId(id).value);
  if (chosen !== none) said.set("record", items[chosen].dataset.record);
  const hash = said.toString();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch { /* a page within a page may not change its address */ }
}

function recall() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const id of FIELDS) if (said.has(id)) byId(id).value = said.get(id);
  if (FIELDS.some((id) => byId(id).value)) filter();
  const record = byRecord.get(said.get("record"));
  recalled = true;
  if (record !== undefined) choose(record, { scroll: true });
}
