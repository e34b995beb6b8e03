// What the pointer and the keys do.

const pointers = new Map();
let travelled = 0;

const spot = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, spot(event));
  travelled = 0;
  hover(-99, -99);
});
canvas.addEventListener("pointermove", (event) => {
  const [x, y] = spot(event);
  const before = pointers.get(event.pointerId);
  if (!before) return hover(x, y);
  pointers.set(event.pointerId, [x, y]);
  travelled += Math.hypot(x - before[0], y - before[1]);
  if (pointers.size === 1) return move(x - before[0], y - before[1]);
  const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
  const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
  return zoom(apart([x, y]) / apart(before), (x + other[0]) / 2, (y + other[1]) / 2);
});
const release = (event) => {
  const wasDown = pointers.delete(event.pointerId);
  if (wasDown && event.type === "pointerup" && travelled < 6) select(nodeAt(...spot(event)));
};
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => hover(-99, -99));
canvas.addEventListener("dblclick", (event) => zoom(1.8, ...spot(event)));
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), ...spot(event));
}, { passive: false });

function hover(x, y) {
  const node = nodeAt(x, y);
  canvas.classList.toggle("over", Boolean(node));
  tip.hidden = !node;
  if (node) {
    tip.textContent = `${node.name} · ${stageOf(node) || node.kind}`;
    tip.style.translate = `${Math.min(x + 14, view.width - tip.offsetWidth - 8)}px ${Math.max(y - 34, 4)}px`;
  }
  if (node !== hovered) {
    hovered = node;
    if (!selected) ask();
  }
}

const KEYS = {
  "/": () => { search.focus(); search.select(); },
  f: () => toggleFilters(),
  t: () => toggleTheme(),
  0: () => fit(),
  "+": () => zoom(1.3),
  "=": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  ArrowLeft: () => move(70, 0),
  ArrowRight: () => move(-70, 0),
  ArrowUp: () => move(0, 70),
  ArrowDown: () => move(0, -70),
  Escape: () => (selected ? select(null) : toggleFilters(false)),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input:not([type=checkbox])")) return;
  if (event.key.startsWith("Arrow") && event.target !== canvas && event.target !== document.body) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function toggleTheme() {
  const isDark = getComputedStyle(document.documentElement).colorScheme.trim() === "dark";
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
  repaint();
}

function repaint() {
  readPalette();
  redraw();
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
document.getElementById("fit").addEventListener("click", () => fit());
document.getElementById("theme").addEventListener("click", toggleTheme);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
// Paper is light, whatever the screen is.
let onScreen;
addEventListener("beforeprint", () => {
  onScreen = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  readPalette();
  drawn = null;
  paint();
});
addEventListener("afterprint", () => {
  if (onScreen) document.documentElement.dataset.theme = onScreen;
  else delete document.documentElement.dataset.theme;
  repaint();
});

readPalette();
makeFilters();
tellCounts();
toggleFilters(innerWidth > 1000);
if (page.as_of) document.getElementById("title").textContent += `, ${page.as_of}`;
new ResizeObserver(resize).observe(canvas.parentElement);
resize();
if (page.focus !== null) select(nodes[page.focus]);
