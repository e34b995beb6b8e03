// The card of a node: who holds it and why, evidence, what is beside it, the note.

const card = document.getElementById("card");
const SIGNS = { "+": "+", "-": "−", "±": "±", 0: "·" };

const select = (node, isCentred = false) => {
  selected = node;
  hovered = null;
  tip.hidden = true;
  showCard(node);
  resize();
  if (node && isCentred) centre(node);
  ask();
};

function isInSight(node) {
  const [x, y] = toScreen(node);
  return x > 60 && y > 30 && x < view.width - 60 && y < clear() - 40;
}

// Show a node with its neighbours, where it or who takes a side in it is not in sight.
function centre(node) {
  const ties = node.ties.filter((edge) => edge.isShown);
  const sided = ties.filter((edge) => edge.sign && edge.sign !== "0");
  const most = [node, ...sided.map((edge) => otherEnd(edge, node))];
  if (most.every(isInSight) && view.scale > 0.25) return;
  fit([node, ...ties.map((edge) => otherEnd(edge, node))], 1);
}

const nodeButton = (node) => element("button", {
  type: "button", class: `to ${node.kind}`, onclick: () => select(node, true),
}, node.name);

const part = (title, ...children) =>
  children.length ? element("section", {}, element("h3", {}, title), ...children) : null;

const signBadge = (sign) => element("span", { class: `sign sign${"+-±0".indexOf(sign)}` }, SIGNS[sign] || "");

// What an edge says of one of its ends, under the name of the other.
function position(edge, node) {
  const other = otherEnd(edge, node);
  const place = [edge.section === "title" ? "by its title" : edge.section, edge.group].filter(Boolean).join(", ");
  const stage = other.kind === "thesis" ? stageOf(other) : "";
  return element("li", { class: "told" }, signBadge(edge.sign), element("div", {},
    nodeButton(other), stage ? element("span", { class: "soft whole" }, ` ${stage}${other.created ? `, since ${other.created}` : ""}`) : null,
    element("p", { class: "soft" }, place),
    edge.text && edge.section !== "title" ? element("p", {}, edge.text) : null));
}

function evidence(edge, node) {
  const other = otherEnd(edge, node);
  return element("li", {}, element("p", { class: "soft" }, element("time", {}, edge.date || "no date"), " · ", nodeButton(other)),
    element("p", {}, edge.text || ""));
}

function rowsOnce(found) {
  const seen = new Set();
  return found.filter((edge) => {
    const key = `${edge.source.number}:${edge.line}`;
    return !seen.has(key) && seen.add(key);
  });
}

// Companies that theses hold or rows name together with this one, the closest first;
// each thesis and row counts the more, the fewer it ties.
function related(node) {
  const scores = new Map();
  const add = (other, score, why) => {
    if (other === node || other.kind === "thesis" || TAGGED.has(other.kind) || other.kind === "tag") return;
    const known = scores.get(other) || { score: 0, why: new Set() };
    known.score += score;
    known.why.add(why);
    scores.set(other, known);
  };
  for (const edge of node.ties.filter((each) => each.isShown && each.target === node)) {
    const from = edge.source;
    if (SIDED.has(edge.relation)) {
      const held = new Set(from.ties.filter((each) => each.isShown && each.source === from && SIDED.has(each.relation)).map((each) => each.target));
      for (const other of held) add(other, 3 / Math.log2(2 + held.size), from.name);
    } else if (edge.relation === "evidence") {
      const named = from.ties.filter((each) => each.isShown && each.source === from && each.line === edge.line && each.relation === "evidence");
      for (const each of named) add(each.target, 2 / Math.log2(2 + named.length), from.name);
    }
  }
  const found = [...scores].sort((a, b) => b[1].score - a[1].score || a[0].number - b[0].number).slice(0, 8);
  return found.map(([other, { why }]) => element("li", {}, nodeButton(other),
    element("span", { class: "soft" }, ` ${[...why].slice(0, 3).join(", ")}`)));
}

function beside(node) {
  const counts = new Map();
  for (const edge of node.ties) {
    if (!edge.isShown || SIDED.has(edge.relation)) continue;
    const other = otherEnd(edge, node);
    const known = counts.get(other) || { count: 0, said: null };
    known.count += 1;
    if (edge.relation === "related" && edge.text) known.said = known.said || edge.text;
    counts.set(other, known);
  }
  const found = [...counts].sort((a, b) => b[1].count - a[1].count || a[0].number - b[0].number);
  return found.map(([other, { count, said }]) => element("li", {}, nodeButton(other),
    element("span", { class: "soft" }, count > 1 ? ` ×${count}` : ""), said ? element("p", {}, said) : null));
}

function facts(node) {
  const told = [
    ["status", node.status], ["created", node.created], ["reviewed", node.reviewed],
    ["evidence", node.evidence && `${node.evidence} rows, ${node.first_evidence || "?"} to ${node.last_evidence || "?"}`],
    ["claims", node.claims], ["ties", `${node.links_in || 0} in, ${node.links_out || 0} out`],
  ].filter(([, value]) => value);
  return element("dl", {}, ...told.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]));
}

const folded = (title, items, isOpen, most = 12) => {
  if (!items.length) return null;
  const rest = items.splice(most);
  const list = element("ul", {}, ...items);
  if (rest.length) {
    const more = element("button", { type: "button", class: "wide", onclick: () => { list.append(...rest); more.remove(); } }, `${rest.length} more`);
    return element("details", { open: isOpen }, element("summary", {}, title), list, more);
  }
  return element("details", { open: isOpen }, element("summary", {}, title), list);
};

function noteText(node) {
  const html = page.notes[node.number];
  if (html === undefined) return null;
  const body = element("div", { class: "note" });
  // Rendered without any markup of the note's own; and the page's policy runs nothing.
  body.innerHTML = html;
  body.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const goal = nodes[Number(link.getAttribute("href").slice(1))];
    if (goal) select(goal, true);
  });
  for (const link of body.querySelectorAll("a[href^='http']")) link.rel = "noopener noreferrer";
  return element("details", {}, element("summary", {}, "The note"), body);
}

function showCard(node) {
  card.hidden = !node;
  document.body.classList.toggle("with-card", Boolean(node));
  if (!node) return;
  const own = node.ties.filter((edge) => edge.isShown);
  const sided = own.filter((edge) => SIDED.has(edge.relation));
  const rows = own.filter((edge) => edge.relation === "evidence").sort((a, b) => (b.day || "").localeCompare(a.day || ""));
  const title = node.kind === "thesis" ? "Positions" : "Theses that hold it";
  card.replaceChildren(...[
    element("div", { class: "head" },
      element("p", { class: "soft" }, [node.kind, stageOf(node)].filter(Boolean).join(" · ")),
      element("button", { class: "icon", title: "Close (Esc)", "aria-label": "Close", onclick: () => select(null) }, "×"),
      element("h2", {}, node.name),
      node.path ? element("a", { class: "open", href: obsidian(node) }, "Open in Obsidian") : element("p", { class: "soft" }, "No note of it yet.")),
    facts(node),
    sided.length ? part(`${title} (${sided.length})`, element("ul", { class: "positions" }, ...sided.map((edge) => position(edge, node)))) : null,
    folded(`Evidence (${rowsOnce(rows).length})`, rowsOnce(rows).map((edge) => evidence(edge, node)), true, 6),
    node.kind === "thesis" ? null : folded("Related companies", related(node), true),
    folded("Neighbours", beside(node), sided.length + rows.length === 0),
    noteText(node),
  ].filter(Boolean));
  card.scrollTop = 0;
}
