// Reads a flowchart with mermaid itself, and prints its nodes and edges as JSON.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

// Mermaid hides characters that its grammar would trip over, as it parses.
const shown = (text) =>
  (text ?? "")
    .replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(Number(number)))
    .replace(/ﬂ°(\w+)¶ß/g, "&$1;");

const text = readFileSync(0, "utf8");
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const nodes = [...db.getVertices().values()].map((node) => shown(node.text));
const edges = db.getEdges().map(({ start, end, text }) => [start, end, shown(text)]);
process.stdout.write(JSON.stringify({ nodes, edges }));
