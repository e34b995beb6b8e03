// Drawing. The picture is drawn once, larger than the window, and moved about as it
// is: moving costs the copying of a bitmap, however much there is to see.

const canvas = document.getElementById("canvas");
const tip = document.getElementById("tip");
const brush = canvas.getContext("2d");
const sheet = document.createElement("canvas");
const sheetBrush = sheet.getContext("2d");
const MARGIN = 0.5; // of the window, on each side of it
const SETTLED = 140; // milliseconds of rest before it is drawn anew
const AT_ONCE = 9; // what is drawn in so many milliseconds need not wait

const view = { scale: 1, x: 0, y: 0, width: 0, height: 0, ratio: 1 };
let drawn = null; // how the sheet was drawn
let cost = Infinity; // in milliseconds
let selected = null;
let hovered = null;
let isAsked = false;
let settling = 0;
let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  palette = {
    paper: colour("--paper"), ink: colour("--ink"), soft: colour("--soft"), accent: colour("--accent"),
    tones: {
      plain: colour("--plain"), 0: colour("--related"), "±": colour("--bet"),
      "-": colour("--against"), "+": colour("--for"),
    },
    kinds: Object.fromEntries(
      ["thesis", "company", "person", "concept", "model", "source", "review", "note", "unresolved", "file", "tag"]
        .map((kind) => [kind, colour(`--${kind}`)]),
    ),
  };
}

const radiusOf = (node) => (node.kind === "thesis" ? 9 : 4) + 9 * Math.sqrt(node.rank || 0);
// Nodes grow more slowly than the distances between them.
const sizeAt = (scale) => Math.min(Math.max(scale, 0.02) ** 0.5, 1.6);
const toScreen = (node, at = view) => [node.x * at.scale + at.x, node.y * at.scale + at.y];

// The part of the window that no card covers: on a phone the card lies over it.
function clear() {
  const card = document.getElementById("card");
  const isOver = !card.hidden && getComputedStyle(card).position === "absolute";
  return isOver ? view.height - card.offsetHeight : view.height;
}

function fit(among = shownNodes, most = 1.5) {
  if (!among.length || !view.width) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of among) {
    left = Math.min(left, node.x); right = Math.max(right, node.x);
    top = Math.min(top, node.y); bottom = Math.max(bottom, node.y);
  }
  const height = clear();
  const room = Math.min(60, view.width / 8, height / 8);
  const wide = Math.max(right - left, 1), high = Math.max(bottom - top, 1);
  view.scale = Math.min((view.width - 2 * room) / wide, (height - 2 * room) / high, most);
  view.scale = Math.max(view.scale, 0.005);
  view.x = view.width / 2 - ((left + right) / 2) * view.scale;
  view.y = height / 2 - ((top + bottom) / 2) * view.scale;
  redraw();
}

function resize() {
  const box = canvas.parentElement.getBoundingClientRect();
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  if (box.width === view.width && box.height === view.height && ratio === view.ratio) return;
  const isFirst = !view.width;
  Object.assign(view, { width: box.width, height: box.height, ratio });
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  sheet.width = Math.round(box.width * (1 + 2 * MARGIN) * ratio);
  sheet.height = Math.round(box.height * (1 + 2 * MARGIN) * ratio);
  if (isFirst) fit();
  else redraw();
}

function shape(pen, node, x, y, radius) {
  if (node.kind === "thesis") {
    pen.moveTo(x - radius, y - radius * 0.72);
    pen.roundRect(x - radius, y - radius * 0.72, radius * 2, radius * 1.44, radius * 0.4);
  } else {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function drawLines(pen, at) {
  const many = lines.length > 8000;
  for (const tone of STRENGTH) {
    pen.strokeStyle = palette.tones[tone];
    pen.lineWidth = (tone === "plain" ? 0.7 : tone === "0" ? 0.9 : 1.5) * (many ? 0.55 : 1);
    pen.globalAlpha = (tone === "plain" ? 0.6 : 0.85) * (many ? 0.55 : 1);
    pen.beginPath();
    for (const line of lines) {
      if (line.tone !== tone) continue;
      pen.moveTo(line.a.x * at.scale + at.x, line.a.y * at.scale + at.y);
      pen.lineTo(line.b.x * at.scale + at.x, line.b.y * at.scale + at.y);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function drawNodes(pen, at) {
  const size = sizeAt(at.scale);
  const byKind = Map.groupBy ? Map.groupBy(shownNodes, (node) => node.kind) : new Map([["", shownNodes]]);
  for (const [kind, group] of byKind) {
    if (kind) pen.fillStyle = palette.kinds[kind] || palette.kinds.note;
    pen.strokeStyle = kind === "unresolved" ? palette.soft : palette.paper;
    pen.lineWidth = kind === "unresolved" ? 1 : 1.2;
    pen.beginPath();
    for (const node of group) shape(pen, node, ...toScreen(node, at), radiusOf(node) * size);
    pen.fill();
    if (group.length < 3000) pen.stroke();
  }
}

// Names stand below their nodes, or above them where there is no room.
const labelTop = (node, at, side) => node.y * at.scale + at.y + side * (radiusOf(node) * sizeAt(at.scale) + 11);

function label(pen, node, x, at, side, isStrong) {
  const top = labelTop(node, at, side);
  pen.font = `${isStrong || node.kind === "thesis" ? 600 : 400} ${node.kind === "thesis" ? 12.5 : 11.5}px system-ui, sans-serif`;
  pen.lineWidth = 3.5;
  pen.strokeStyle = palette.paper;
  pen.fillStyle = node.isShown ? palette.ink : palette.soft;
  const text = node.name.length > 34 ? `${node.name.slice(0, 33)}…` : node.name;
  pen.strokeText(text, x, top);
  pen.fillText(text, x, top);
}

// The names that fit, in the order given: none is written over another, and none of a
// node in the window, which begins at `edge`, is cut off at its side.
function drawLabels(pen, order, at, width, height, edge) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const taken = new Set();
  // From afar only the landmarks are named.
  let left = order.length > 1500 && at.scale < 0.3 ? 50 : Infinity;
  for (const node of order) {
    if (!left) break;
    const [place, y] = toScreen(node, at);
    if (place < 0 || y < 0 || place > width || y > height) continue;
    const half = Math.min(node.name.length, 34) * (node.kind === "thesis" ? 4 : 3.4);
    const isInside = place >= edge && place <= edge + view.width && 2 * half < view.width;
    const x = isInside ? Math.min(Math.max(place, edge + half + 2), edge + view.width - half - 2) : place;
    for (const side of [1, -1]) {
      const row = Math.round(labelTop(node, at, side) / 8);
      const cells = [];
      for (let column = Math.floor((x - half) / 16); column <= Math.floor((x + half) / 16); column += 1) {
        cells.push(`${column}:${row}`, `${column}:${row + 1}`);
      }
      if (cells.some((cell) => taken.has(cell))) continue;
      cells.forEach((cell) => taken.add(cell));
      label(pen, node, x, at, side, node === selected);
      left -= 1;
      break;
    }
  }
}

function drawSheet() {
  const begun = performance.now();
  const { width, height, ratio } = view;
  const at = { scale: view.scale, x: view.x + width * MARGIN, y: view.y + height * MARGIN };
  sheetBrush.setTransform(ratio, 0, 0, ratio, 0, 0);
  sheetBrush.fillStyle = palette.paper;
  sheetBrush.fillRect(0, 0, width * (1 + 2 * MARGIN), height * (1 + 2 * MARGIN));
  drawLines(sheetBrush, at);
  drawNodes(sheetBrush, at);
  const order = [...shownNodes].sort((a, b) => radiusOf(b) - radiusOf(a));
  drawLabels(sheetBrush, order, at, width * (1 + 2 * MARGIN), height * (1 + 2 * MARGIN), width * MARGIN);
  drawn = { scale: view.scale, x: view.x, y: view.y };
  cost = performance.now() - begun;
}

function drawAround(node) {
  const near = new Set([node]);
  const own = node.ties.filter((edge) => edge.isShown);
  own.forEach((edge) => near.add(otherEnd(edge, node)));
  brush.fillStyle = palette.paper;
  brush.globalAlpha = 0.86;
  brush.fillRect(0, 0, view.width, view.height);
  brush.globalAlpha = 1;
  own.sort((a, b) => STRENGTH.indexOf(toneOf(a)) - STRENGTH.indexOf(toneOf(b)));
  for (const edge of own) {
    brush.strokeStyle = palette.tones[toneOf(edge)];
    brush.lineWidth = edge.sign && edge.sign !== "0" ? 2.2 : 1;
    brush.beginPath();
    brush.moveTo(...toScreen(edge.source));
    brush.lineTo(...toScreen(edge.target));
    brush.stroke();
  }
  const size = sizeAt(view.scale);
  for (const each of near) {
    brush.fillStyle = palette.kinds[each.kind] || palette.kinds.note;
    brush.strokeStyle = each === node ? palette.accent : palette.paper;
    brush.lineWidth = each === node ? 3 : 1.2;
    brush.beginPath();
    shape(brush, each, ...toScreen(each), radiusOf(each) * size);
    brush.fill();
    brush.stroke();
  }
  const order = [...near].sort((a, b) => (b === node) - (a === node) || radiusOf(b) - radiusOf(a));
  drawLabels(brush, order, view, view.width, view.height, 0);
}

function paint() {
  isAsked = false;
  if (!drawn) drawSheet();
  const { ratio, width, height } = view;
  const zoom = view.scale / drawn.scale;
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.fillStyle = palette.paper;
  brush.fillRect(0, 0, width, height);
  brush.drawImage(
    sheet,
    view.x - (drawn.x + width * MARGIN) * zoom, view.y - (drawn.y + height * MARGIN) * zoom,
    width * (1 + 2 * MARGIN) * zoom, height * (1 + 2 * MARGIN) * zoom,
  );
  const node = selected || hovered;
  if (node && node.isShown) drawAround(node);
}

function ask() {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(paint);
  }
}

function redraw() {
  drawn = null;
  ask();
}

// After moving, the sheet is drawn anew as soon as nothing moves any more.
function settle() {
  if (cost < AT_ONCE && lines.length < 3000) return redraw();
  ask();
  clearTimeout(settling);
  settling = setTimeout(redraw, SETTLED);
  return undefined;
}

function move(dx, dy) {
  view.x += dx;
  view.y += dy;
  settle();
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  const scale = Math.min(Math.max(view.scale * factor, 0.003), 6);
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
  settle();
}

function nodeAt(x, y) {
  let best = null;
  let nearest = 14;
  const size = sizeAt(view.scale);
  for (const node of shownNodes) {
    const [left, top] = toScreen(node);
    const away = Math.hypot(left - x, top - y) - radiusOf(node) * size;
    if (away < nearest) [best, nearest] = [node, away];
  }
  return nearest < 6 ? best : null;
}
