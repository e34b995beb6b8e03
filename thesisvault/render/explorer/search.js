// Search with completion.

const search = document.getElementById("search");
const results = document.getElementById("results");
const folded_ = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const names = nodes.map((node) => folded_(node.name));
let found = [];
let chosen = -1;

function matches(text) {
  const wanted = folded_(text.trim());
  if (!wanted) return [];
  const scored = [];
  names.forEach((name, number) => {
    const at = name.indexOf(wanted);
    if (at < 0) return;
    const isWord = at === 0 || /[^\p{L}\p{N}]/u.test(name[at - 1]);
    scored.push([(name === wanted ? 0 : at === 0 ? 1 : isWord ? 2 : 3) - (nodes[number].rank || 0), nodes[number]]);
  });
  return scored.sort((a, b) => a[0] - b[0]).slice(0, 10).map(([, node]) => node);
}

function showResults() {
  results.hidden = !found.length;
  search.setAttribute("aria-expanded", String(Boolean(found.length)));
  results.replaceChildren(...found.map((node, number) => element("li", {
    role: "option", id: `result-${number}`, "aria-selected": String(number === chosen),
    onpointerdown: (event) => { event.preventDefault(); take(node); },
  }, element("span", { class: `swatch kinds ${node.kind}` }), element("span", { class: "name" }, node.name),
  element("span", { class: "soft" }, node.kind))));
  if (chosen >= 0) search.setAttribute("aria-activedescendant", `result-${chosen}`);
  else search.removeAttribute("aria-activedescendant");
}

function take(node) {
  search.value = node.name;
  found = [];
  showResults();
  if (!node.isShown) {
    hidden.kinds.delete(node.kind);
    hidden.stages.delete(stageOf(node));
    hidden.until = "";
    makeFilters();
    refilter();
  }
  select(node, true);
}

search.addEventListener("input", () => {
  found = matches(search.value);
  chosen = found.length ? 0 : -1;
  showResults();
});
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    chosen = (chosen + step + found.length) % found.length;
    showResults();
  } else if (event.key === "Enter" && found[chosen]) {
    event.preventDefault();
    take(found[chosen]);
    card.focus();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    search.value = "";
    found = [];
    showResults();
    canvas.focus();
  }
});
search.addEventListener("blur", () => { found = []; showResults(); });
