// The panel: every quote behind the chosen fact. Texts of articles only ever become text, never markup.

const panel = byId("panel"), detail = byId("detail");
const welcome = [...detail.childNodes];

function tag(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function button(text, label, act) {
  const made = tag("button", { type: "button", text, "aria-label": label });
  made.addEventListener("click", act);
  return made;
}

// A source with a link to it; only addresses of the web become links.
function cited(source) {
  const [name, title, url, date] = source;
  const made = tag("span", { text: [publisher(source), date].filter(Boolean).join(", ") });
  if (/^https?:\/\//.test(url)) {
    made.append(": ", tag("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow", text: title || url }));
  } else if (title && title !== publisher(source)) {
    made.append(`: ${title}`);
  }
  return made;
}

// Words in quotation marks, unless they bring their own.
const inQuotes = (words) => (/^[“"«„].*[”"»“.]$/s.test(words.trim()) ? words : `“${words}”`);

function quoted([text, source, start, rules, confidence]) {
  const made = tag("figure", { class: "quote" });
  const words = data.texts[text];
  made.append(tag("blockquote", { text: words ? inQuotes(words) : "No quote: it comes from a list." }));
  const said = [
    rules.length ? `rule ${rules.map((rule) => data.rules[rule]).join(", ")}` : "",
    confidence === null ? "" : `confidence ${confidence}`,
    start === null ? "" : `at character ${start}`,
  ];
  const rule = tag("span", { class: "rule", text: said.filter(Boolean).join(" · ") });
  made.append(tag("figcaption", {}, cited(data.sources[source]), rule));
  return made;
}

// Conflicting claims side by side: a column for each value.
function conflicting([field, values]) {
  const head = tag("tr"), body = tag("tr");
  for (const [value, said] of values) {
    head.append(tag("th", { scope: "col", text: value }));
    const cell = tag("td");
    for (const [source, quote] of said) cell.append(tag("p", {}, cited(data.sources[source]), quote ? ` “${quote}”` : ""));
    body.append(cell);
  }
  return tag("table", { class: "conflict" }, tag("caption", { text: field }), tag("thead", {}, head), tag("tbody", {}, body));
}

function show(fact) {
  const steps = tag("div", { class: "steps" });
  steps.append(button("‹", "The fact before", () => step(-1)), button("›", "The next fact", () => step(1)));
  steps.append(button("×", "Close", () => { choose(none); stage.focus({ preventScroll: true }); }));
  const parts = [steps, tag("h2", { text: heading(fact) }), tag("p", { class: "when", text: time(fact) })];
  const words = [...fact.issues.map((issue) => data.issues[issue][1]), ...fact.notes];
  if (words.length) parts.push(tag("ul", { class: "chips" }, ...words.map((text) => tag("li", { text }))));
  if (fact.claims.length) parts.push(tag("h3", { text: "Sources disagree" }), ...fact.claims.map(conflicting));
  const related = facts.filter((f) => f.term === fact.number || f.number === fact.term);
  if (related.length) {
    const list = related.map((f) => tag("li", {}, button(`${time(f)} ${heading(f)}`, `${time(f)} ${heading(f)}`, () => choose(f.number))));
    parts.push(tag("h3", { text: "Belongs together" }), tag("ul", { class: "related" }, ...list));
  }
  const sources = new Set(fact.quotes.map(([, source]) => source)).size;
  parts.push(tag("h3", { text: sources === 1 ? "The source" : `${sources} sources` }), ...fact.quotes.map(quoted));
  parts.push(tag("p", {}, tag("code", { text: fact.item.dataset.record })));
  detail.replaceChildren(...parts);
}

// Choose a fact, or none: the list, the drawing and the panel all show it.
function choose(number, { scroll = false } = {}) {
  mark(chosen, false);
  chosen = number;
  mark(chosen, true);
  const fact = facts[chosen];
  panel.classList.toggle("open", Boolean(fact));
  panel.scrollTop = 0;
  if (fact) show(fact); else detail.replaceChildren(...welcome);
  if (fact && scroll && fact.shown) fact.item.scrollIntoView({ block: "nearest" });
  if (fact && fact.day !== null && (fact.day < view.first || fact.day > view.last)) {
    const length = view.last - view.first;
    look(fact.day - length / 2, fact.day + length / 2);
  }
  redraw();
  remember();
}

function mark(number, on) {
  if (number === none) return;
  const { item } = facts[number];
  item.classList.toggle("on", on);
  item.querySelector("button").setAttribute("aria-pressed", on);
  bars.find((bar) => Number(bar.dataset.fact) === number)?.classList.toggle("on", on);
}

// Go to the next fact that is shown, or the one before.
function step(by) {
  let number = chosen;
  do number += by; while (number >= 0 && number < facts.length && !facts[number].shown);
  if (number >= 0 && number < facts.length) choose(number, { scroll: document.activeElement?.closest("#facts") !== null });
}
