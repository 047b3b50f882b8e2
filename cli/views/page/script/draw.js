// The drawing: points are a few long paths that a transformation moves; bars and the axis are placed anew.

const SVG = "http://www.w3.org/2000/svg";
const pointLayer = byId("points"), axis = byId("axis"), bars = [...document.querySelectorAll(".bar")];
const marks = facts.filter((f) => f.y !== null && f.tone !== "bar").sort((a, b) => a.day - b.day);
const LETTER = 6.8;  // the width of a letter of a bar's name, on average
const rows = [...new Set(bars.map((bar) => facts[bar.dataset.fact].y))]
  .map((y) => bars.filter((bar) => facts[bar.dataset.fact].y === y));
for (const row of rows) row.sort((a, b) => (a.dataset.begun ?? a.dataset.low) - (b.dataset.begun ?? b.dataset.low));
const milestones = marks.filter((fact) => fact.what === "milestone");
let waiting = false;

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// The paths of the points that are shown: one for each look.
function drawPoints() {
  const paths = new Map(), ranges = new Map();
  const add = (map, look, part) => map.set(look, (map.get(look) ?? "") + part);
  for (const fact of marks) {
    if (!fact.shown) continue;
    const shape = fact.what === "milestone" ? "z milestone m" : `${fact.what} ${fact.tone}${fact.hollow ? " hollow" : ""}`;
    add(paths, shape, `M${fact.day} ${fact.y}h.01`);
    if (fact.high - fact.low > 6) add(ranges, fact.tone, `M${fact.low} ${fact.y}H${fact.high}`);
  }
  const made = [...ranges].sort().map(([look, d]) => element("path", { class: `range ${look}`, d }));
  for (const [look, d] of [...paths].sort()) {
    const name = look.replace("z ", "");
    made.push(element("path", { class: `point ${name}`, d }));
    if (/hollow|milestone/.test(name)) made.push(element("path", { class: `core ${name}`, d }));
  }
  pointLayer.replaceChildren(...made);
}

// Bring everything to where the view says, at most once a frame.
function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; place(); });
}

function place() {
  const k = scale(), moved = `translate(${-view.first * k} 0) scale(${k} 1)`;
  pointLayer.setAttribute("transform", moved);
  byId("warmth").setAttribute("transform", moved);
  rows.forEach(placeRow);
  const inView = firstFrom(view.last) - firstFrom(view.first);
  drawing.classList.toggle("dense", inView > 1200);
  drawing.classList.toggle("crowded", inView > 4000);
  const height = data.height + TOP;
  axis.replaceChildren(...ticks().flatMap(([day, name, year]) => {
    const x = toX(day), kind = year ? " year" : "";
    return [
      element("line", { class: `tick${kind}`, x1: x, x2: x, y1: 20, y2: height }),
      element("text", { class: `tick-name${kind}`, x: x + 4, y: 14 }, x + 34 > view.width ? "" : name),
    ];
  }));
  ring("chosen", facts[chosen]);
}

// A row of bars from left to right; a name has room up to the next bar, and after the name before it.
function placeRow(row) {
  const shown = row.filter(placeBar);
  let free = 0;
  shown.forEach((bar, place) => {
    const name = bar.lastElementChild, { begun, low, until, high } = bar.dataset, next = shown[place + 1]?.dataset;
    const start = toX(begun ?? (Number(low) + Number(high)) / 2), wide = (text) => text.length * LETTER;
    const limit = Math.min(next ? toX(next.begun ?? next.low) : view.width, view.width) - 4;
    const x = clear(Math.max(Math.min(Math.max(start, 0) + 13, limit - wide(bar.dataset.name)), free, 4), bar);
    const letters = Math.floor((limit - x) / LETTER), whole = letters >= bar.dataset.name.length;
    name.textContent = whole ? bar.dataset.name : letters < 5 ? "" : `${bar.dataset.name.slice(0, letters - 1)}…`;
    name.setAttribute("x", x);
    name.classList.toggle("outside", x < start || x + wide(name.textContent) > toX(until ?? begun ?? low));
    if (name.textContent) free = x + wide(name.textContent) + 8;
  });
}

// Where a name may begin so that no milestone of its row covers its first letters.
function clear(x, bar) {
  const { y } = facts[bar.dataset.fact];
  return milestones.reduce((at, step) => (step.shown && step.y === y && Math.abs(toX(step.day) - at - 6) < 14
    ? toX(step.day) + 9 : at), x);
}

function placeBar(bar) {
  const fact = facts[bar.dataset.fact], { low, high, begun, until } = bar.dataset;
  const hidden = !fact.shown || toX(high) < 0 || toX(low) > view.width;
  bar.classList.toggle("out", hidden);
  if (hidden) return false;
  const [from, to] = [toX(low), toX(high)];
  const start = begun === undefined ? (from + to) / 2 : toX(begun), end = begun === undefined ? start : toX(until);
  const [before, after, solid] = bar.children;
  span(before, from, start);
  span(after, end, to);
  span(solid, start, begun === undefined ? start : Math.max(end, start + 3));
  return true;
}

// A rectangle from x to x; what lies far outside is cut, for browsers are not exact with very wide ones.
function span(rect, from, to) {
  rect.setAttribute("x", Math.max(from, -9999));
  rect.setAttribute("width", Math.max(Math.min(to, 99999) - Math.max(from, -9999), 0));
}

function ring(id, fact) {
  const here = fact && fact.shown && fact.y !== null && fact.tone !== "bar";
  byId(id).setAttribute("cx", here ? toX(fact.day) : -99);
  byId(id).setAttribute("cy", here ? fact.y : -99);
}

// The fact at a place of the drawing: the nearest point, else the bar there.
function at(x, y) {
  let best = none, least = 14 ** 2;
  const from = toDay(x - 14), to = toDay(x + 14);
  for (let n = firstFrom(from); n < marks.length && marks[n].day <= to; n++) {
    const far = (toX(marks[n].day) - x) ** 2 + (marks[n].y - (y - TOP)) ** 2;
    if (marks[n].shown && far < least) [best, least] = [marks[n].number, far];
  }
  if (best !== none) return best;
  const bar = bars.find(({ dataset: { fact, low, high, begun } }) => facts[fact].shown
    && Math.abs(facts[fact].y - (y - TOP)) <= 12
    && toX(low) <= x && x <= Math.max(toX(high), Math.max(toX(begun ?? low), 0) + 120));
  return bar ? Number(bar.dataset.fact) : none;
}

// The place of the first mark on or after a day.
function firstFrom(day) {
  let low = 0, high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].day < day) low = middle + 1; else high = middle;
  }
  return low;
}

function resize() {
  const width = stage.clientWidth;
  if (!width) return;
  view.width = width;
  drawing.setAttribute("viewBox", `0 0 ${width} ${data.height + TOP}`);
  byId("frame-box").setAttribute("width", width);
  redraw();
}
