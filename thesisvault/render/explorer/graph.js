// The graph as the page has it, and what is shown of it.

const page = JSON.parse(document.getElementById("data").textContent);
const NO_STAGE = "no stage";

const nodes = page.nodes.map((node, number) => ({ ...node, number, ties: [] }));
const edges = page.edges.map((row, number) => {
  const [source, target, relation, sign, section, group, text, line, date, start] = row;
  const edge = {
    number, source: nodes[source], target: nodes[target], relation: page.relations[relation],
    sign: sign || null, section, group, text, line, date,
    // Since when: its own day, or else the first of the thesis that says it.
    day: start || nodes[source].created || null,
  };
  nodes[source].ties.push(edge);
  nodes[target].ties.push(edge);
  return edge;
});

const otherEnd = (edge, node) => (edge.source === node ? edge.target : edge.source);
const stageOf = (node) => (node.kind === "thesis" ? node.stage || NO_STAGE : null);
const SIDED = new Set(["winner", "loser", "bet"]);
const TAGGED = new Set(["tag", "parent tag"]);

// What is left out; tags at first, since everything hangs together by them.
const hidden = {
  kinds: new Set(nodes.some((node) => node.kind !== "tag") ? ["tag"] : []),
  relations: new Set(), signs: new Set(), stages: new Set(), from: "", until: "",
};

let shownNodes = [];
let shownEdges = [];

const isNodeShown = (node) => {
  if (hidden.kinds.has(node.kind)) return false;
  if (node.kind !== "thesis") return true;
  if (hidden.stages.has(stageOf(node))) return false;
  return !(hidden.until && node.created && node.created > hidden.until);
};
const isEdgeShown = (edge) => {
  if (!edge.source.isShown || !edge.target.isShown) return false;
  if (hidden.relations.has(edge.relation)) return false;
  if (edge.sign && hidden.signs.has(edge.sign)) return false;
  if (!edge.day) return true;
  return !(hidden.from && edge.day < hidden.from) && !(hidden.until && edge.day > hidden.until);
};

// Edges between the same two are drawn as one line, in the colour of the strongest.
let lines = [];
const STRENGTH = ["plain", "0", "±", "-", "+"];
const toneOf = (edge) => edge.sign || "plain";

function choose() {
  for (const node of nodes) node.isShown = isNodeShown(node);
  shownNodes = nodes.filter((node) => node.isShown);
  shownEdges = edges.filter((edge) => (edge.isShown = isEdgeShown(edge)));
  const pairs = new Map();
  for (const edge of shownEdges) {
    const [a, b] = [edge.source.number, edge.target.number];
    const key = a < b ? a * nodes.length + b : b * nodes.length + a;
    const line = pairs.get(key);
    if (!line) {
      pairs.set(key, { a: edge.source, b: edge.target, tone: toneOf(edge), count: 1 });
    } else {
      line.count += 1;
      if (STRENGTH.indexOf(toneOf(edge)) > STRENGTH.indexOf(line.tone)) line.tone = toneOf(edge);
    }
  }
  lines = [...pairs.values()];
}
choose();

// Elements are made of text, never of markup: whatever a note says shows itself.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== ""));
  return made;
}

const obsidian = (node) =>
  `obsidian://open?vault=${encodeURIComponent(page.vault)}&file=${encodeURIComponent(node.path)}`;
