// What the facts that are shown add up to: the temperature over time, and how many there are on each issue.

const lane = data.lanes.find(([holds]) => holds === "temperature");
const issueRows = [...document.querySelectorAll("#issues tbody tr")];
const MOST = Math.max(1, ...issueRows.map((row) => Number(row.children[1].textContent)));

// The month of a day, counted from the year 0.
function monthOf(day) {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

// The mean score of each period: actual events with a score, whose date lies within one.
function drawWarmth() {
  if (!lane) return;
  const periods = new Map(), zero = lane[3];
  for (const fact of facts) {
    if (!fact.shown || !fact.counts || fact.day === null) continue;
    const [low, high] = [fact.low, fact.high].map((day) => Math.floor(monthOf(day) / data.months));
    if (low !== high) continue;
    const scores = periods.get(low) ?? [];
    scores.push(fact.score);
    periods.set(low, scores);
  }
  const made = [...periods].sort(([a], [b]) => a - b).map(([period, scores]) => {
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const first = monthBegins(period * data.months), days = monthBegins((period + 1) * data.months) - first;
    const size = Math.max(Math.abs(mean) * 5, 1.5);
    const rect = element("rect", {
      class: mean >= 0 ? "w2" : "c2", x: first, width: days * 0.92, y: mean >= 0 ? zero - size : zero, height: size,
    });
    rect.append(element("title", {}, `${mean.toFixed(2)} on average, ${scores.length} events, `
      + `${scores.filter((s) => s > 0).length} cooperative, ${scores.filter((s) => s < 0).length} hostile`));
    return rect;
  });
  byId("warmth").replaceChildren(...made);
}

function countIssues() {
  const counts = new Map(issueRows.map((row) => [row.dataset.issue, { w: 0, n: 0, c: 0 }]));
  for (const fact of facts) {
    if (!fact.shown) continue;
    const side = "wc".includes(fact.tone[0]) ? fact.tone[0] : "n";
    for (const issue of fact.issues) counts.get(data.issues[issue][0])[side] += 1;
  }
  for (const row of issueRows) {
    const { w, n, c } = counts.get(row.dataset.issue), chart = row.querySelector("svg");
    row.children[1].textContent = w + n + c;
    row.hidden = w + n + c === 0;
    row.classList.toggle("on", byId("issue").value === row.dataset.issue);
    chart.setAttribute("aria-label", `${w} cooperative, ${n} neutral or without a score, ${c} hostile`);
    [[0, w], [w, n], [w + n, c]].forEach(([from, size], place) => {
      chart.children[place].setAttribute("x", (100 * from) / MOST);
      chart.children[place].setAttribute("width", (100 * size) / MOST);
    });
  }
}
