// What is shown: kinds, relations, signs, stages, and dates.

const filters = document.getElementById("filters");
const SIGN_NAMES = { "+": "for (+)", "-": "against (−)", "±": "both ways (±)", 0: "related (0)" };
const STAGES = [
  "idea", "watching", "active", "core", "strengthening", "weakening", "validated", "invalidated", "closed", NO_STAGE,
];

const tally = (values) => values.reduce((all, each) => all.set(each, (all.get(each) || 0) + 1), new Map());

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

function tellCounts() {
  const count = (shown, all, noun) => (shown === all ? plural(all, noun) : `${shown.toLocaleString("en")} of ${plural(all, noun)}`);
  const counts = document.getElementById("counts");
  counts.textContent = `${count(shownNodes.length, nodes.length, "node")}, ${count(shownEdges.length, edges.length, "edge")}`;
  Object.assign(counts.dataset, {
    nodes: shownNodes.length, edges: shownEdges.length, allNodes: nodes.length, allEdges: edges.length,
  });
  const nothing = document.getElementById("nothing");
  nothing.hidden = shownNodes.length > 0;
  nothing.textContent = nodes.length ? "The filters leave nothing to show." : "There is nothing in this graph.";
}

function refilter() {
  choose();
  tellCounts();
  redraw();
  if (selected) showCard(selected);
}

function checkbox(part, value, name, count) {
  const box = element("input", {
    type: "checkbox", "data-part": part, value, checked: !hidden[part].has(value),
    onchange: () => {
      if (box.checked) hidden[part].delete(value);
      else hidden[part].add(value);
      refilter();
    },
  });
  const swatch = element("span", { class: `swatch ${part} ${part === "signs" ? `sign${"+-±0".indexOf(value)}` : value.replace(" ", "-")}` });
  return element("label", {}, box, swatch, element("span", { class: "name" }, name),
    element("span", { class: "count" }, count.toLocaleString("en")));
}

function group(title, part, values, counts, name = (value) => value) {
  const known = values.filter((value) => counts.get(value));
  if (!known.length) return null;
  return element("fieldset", {}, element("legend", {}, title),
    ...known.map((value) => checkbox(part, value, name(value), counts.get(value))));
}

function dates() {
  const days = edges.map((edge) => edge.day).filter(Boolean).sort();
  if (!days.length) return null;
  const input = (key, text) => element("label", { class: "date" }, element("span", {}, text), element("input", {
    type: "date", id: `date-${key}`, min: days[0], max: days.at(-1),
    onchange: (event) => {
      hidden[key] = event.target.value;
      refilter();
    },
  }));
  return element("fieldset", {}, element("legend", {}, "Dates"), input("from", "from"), input("until", "until"),
    element("p", { class: "hint" }, "Of evidence, or of the thesis that says it. What has no date stays."));
}

function makeFilters() {
  const kinds = tally(nodes.map((node) => node.kind));
  const order = ["thesis", "company", "person", "concept", "model", "source", "review", "note", "unresolved", "file", "tag"];
  const parts = [
    group("Kinds", "kinds", order, kinds),
    group("Sides", "signs", page.signs, tally(edges.map((edge) => edge.sign)), (sign) => SIGN_NAMES[sign]),
    group("Ties", "relations", page.relations, tally(edges.map((edge) => edge.relation))),
    group("Stages of theses", "stages", STAGES, tally(nodes.map(stageOf))),
    dates(),
    element("button", { type: "button", class: "wide", onclick: showEverything }, "Show everything"),
  ];
  filters.replaceChildren(...parts.filter(Boolean));
}

function showEverything() {
  for (const part of ["kinds", "relations", "signs", "stages"]) hidden[part].clear();
  hidden.from = hidden.until = "";
  makeFilters();
  refilter();
}

function toggleFilters(isOpen = !document.body.classList.contains("with-filters")) {
  document.body.classList.toggle("with-filters", isOpen);
  document.getElementById("toggle-filters").setAttribute("aria-expanded", String(isOpen));
  requestAnimationFrame(resize);
}

filters.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("toggle-filters").addEventListener("click", () => toggleFilters());
