// Wheel, pinch, drag, click and keys.

const fingers = new Map(), tip = byId("tip");
let moved = 0;

const spot = (event) => {
  const box = drawing.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

stage.addEventListener("wheel", (event) => {
  if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) {
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), spot(event)[0]);
  } else {
    move(-event.deltaX);
  }
  event.preventDefault();
}, { passive: false });

stage.addEventListener("pointerdown", (event) => {
  if (event.button > 0) return;
  fingers.set(event.pointerId, event);
  moved = 0;
});

stage.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) { if (event.pointerType === "mouse") hover(event); return; }
  const others = [...fingers.values()].filter((finger) => finger.pointerId !== event.pointerId);
  if (others.length) {
    const [other] = others, apart = (finger) => Math.max(Math.abs(finger.clientX - other.clientX), 8);
    zoom(apart(event) / apart(before), (spot(event)[0] + spot(other)[0]) / 2);
    moved = 99;
  } else {
    moved += Math.abs(event.clientX - before.clientX);
    if (moved > 4) {
      stage.setPointerCapture(event.pointerId);
      stage.classList.add("moving");
      hover(null);
      move(event.clientX - before.clientX);
    }
  }
  fingers.set(event.pointerId, event);
});

for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  stage.addEventListener(end, (event) => {
    fingers.delete(event.pointerId);
    stage.classList.remove("moving");
    if (end !== "pointerup") hover(null);
  });
}

stage.addEventListener("click", (event) => {
  if (moved > 4) return;
  const number = at(...spot(event));
  if (number !== none) choose(number, { scroll: false });
});

stage.addEventListener("dblclick", (event) => zoom(2, spot(event)[0]));

// Say in a word what is under the pointer.
function hover(event) {
  const number = event ? at(...spot(event)) : none, fact = facts[number];
  ring("near", fact);
  stage.classList.toggle("over", Boolean(fact));
  tip.hidden = !fact;
  if (!fact) return;
  tip.textContent = `${time(fact)} · ${heading(fact)}`;
  const [x, y] = spot(event);
  tip.style.left = `${Math.min(x + 14, Math.max(view.width - tip.offsetWidth - 4, 0))}px`;
  tip.style.top = `${y + 18}px`;
}

const KEYS = {
  ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1),
  "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
  PageUp: () => move(view.width / 2), PageDown: () => move(-view.width / 2),
  Home: () => look(data.first, data.last), End: () => choose(facts.findLastIndex((fact) => fact.shown)),
};
stage.addEventListener("keydown", (event) => {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
  if (!act) return;
  act();
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen !== none) choose(none);
});

// The list: one stop for the tabulator, arrows go on within.
const list = byId("facts");
list.addEventListener("click", (event) => {
  const item = event.target.closest("[data-record]");
  if (item && !String(getSelection())) choose(placeOf.get(item));
});
list.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key], item = event.target.closest("[data-record]");
  if (!by || !item) return;
  let number = placeOf.get(item) + by;
  while (facts[number] && !facts[number].shown) number += by;
  if (facts[number]) focusItem(facts[number].item);
  event.preventDefault();
});
let stop = items[0]?.querySelector("button");
function focusItem(item) {
  stop?.setAttribute("tabindex", "-1");
  stop = item.querySelector("button");
  stop.setAttribute("tabindex", "0");
  stop.focus();
}
