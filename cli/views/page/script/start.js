// Put it all to work.

let typing = 0;
form.addEventListener("input", (event) => {
  clearTimeout(typing);
  if (event.target.tagName === "SELECT") filter(); else typing = setTimeout(filter, 120);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { filter(); look(data.first, data.last); }));
byId("closer").addEventListener("click", () => zoom(1.5));
byId("wider").addEventListener("click", () => zoom(1 / 1.5));
byId("whole").addEventListener("click", () => look(data.first, data.last));
byId("issues")?.addEventListener("click", (event) => {
  const row = event.target.closest("button")?.closest("tr"), field = byId("issue");
  if (!row) return;
  field.value = field.value === row.dataset.issue ? all : row.dataset.issue;
  filter();
});
new ResizeObserver(resize).observe(stage);
resize();
recall();
document.documentElement.dataset.ready = Math.round(performance.now());
