// Prints as JSON what Mermaid reads in files of flowcharts: nodes by identifier
// with their text and link, and the edges. Mermaid wants the document of a browser.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 10000000 });

// Mermaid keeps entities in a form of its own until it draws.
const decode = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));

const read = [];
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const nodes = {};
  for (const [id, node] of db.getVertices()) {
    nodes[id] = { text: decode(node.text), link: node.link ?? '', classes: node.classes };
  }
  const edges = db.getEdges().map((edge) => ({ start: edge.start, end: edge.end, style: (edge.style ?? []).join(';') }));
  read.push({ nodes, edges, title: decode(db.getAccTitle()), classes: [...db.getClasses().keys()] });
}
console.log(JSON.stringify(read));
