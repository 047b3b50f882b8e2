// Time and pixels: which days are in view, and the marks of the axis.

const drawing = byId("drawing"), stage = byId("stage");
const TOP = 24, DAY = 864e5, SHORTEST = 14;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const view = { first: data.first, last: data.last, width: 1000 };

const scale = () => view.width / (view.last - view.first);
const toX = (day) => (day - view.first) * scale();
const toDay = (x) => view.first + x / scale();

// The day, counted from 1970, on which a month begins that is counted from the year 0.
function monthBegins(month) {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime() / DAY;
}

function ticks() {
  const days = view.last - view.first, found = [];
  const room = (steps) => (steps * 64 <= view.width);
  if (!room(days / 30.44)) {
    const step = STEPS.find((s) => room(days / 30.44 / s)) ?? 1200;
    const date = new Date(view.first * DAY);
    let month = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / step) * step;
    for (; monthBegins(month) <= view.last; month += step) {
      const place = ((month % 12) + 12) % 12;
      found.push([monthBegins(month), place ? MONTHS[place] : String(Math.floor(month / 12)), place === 0]);
    }
    return found.filter(([day]) => day >= view.first);
  }
  const step = [1, 2, 7, 14].find((s) => room(days / s)) ?? 30;
  for (let day = Math.ceil(view.first / step) * step; day <= view.last; day += step) {
    const date = new Date(day * DAY), first = date.getUTCDate() <= step && date.getUTCMonth() === 0;
    const month = MONTHS[date.getUTCMonth()];
    found.push([day, first ? `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}` : `${date.getUTCDate()} ${month}`, first]);
  }
  return found;
}

// Show these days, within bounds: not less than two weeks, not much more than there is.
function look(first, last) {
  const whole = data.last - data.first, most = Math.max(whole * 3, SHORTEST);
  const length = Math.min(Math.max(last - first, SHORTEST), most);
  const middle = Math.min(Math.max((first + last) / 2, data.first - whole / 2), data.last + whole / 2);
  view.first = middle - length / 2;
  view.last = middle + length / 2;
  redraw();
}

// Zoom about a place (pixels from the left); more than 1 brings it closer.
function zoom(factor, x = view.width / 2) {
  const day = toDay(x), length = (view.last - view.first) / factor;
  if (length < SHORTEST && factor > 1) return;
  look(day - (x / view.width) * length, day + (1 - x / view.width) * length);
}

const move = (pixels) => look(view.first - pixels / scale(), view.last - pixels / scale());
