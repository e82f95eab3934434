#!/usr/bin/env node
// Asks Chromium what a screen reader gets of pictures: every node and every edge
// of the SVG must be in the accessibility tree by its name, and the picture must
// have a name and a description.
//
//   scripts/accessible.mjs PICTURE.svg|PAGE.html …
//
// Wants Node 18 and Chromium (Debian: nodejs, chromium; CHROMIUM names another).
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("accessible.mjs: name pictures: scripts/accessible.mjs out/demo.svg");
  process.exit(2);
}
const profile = mkdtempSync(join(tmpdir(), "accessible-"));
const chromium = spawn(process.env.CHROMIUM ?? "chromium", [
  "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank",
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
chromium.on("error", () => {
  console.error("accessible.mjs: no chromium: install it, or name it in CHROMIUM");
  process.exit(2);
});

// One message of the protocol ends in a zero byte.
let next = 0, rest = "";
const waiting = new Map(), events = [];
chromium.stdio[4].on("data", (data) => {
  const parts = (rest + data).split("\0");
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id) waiting.get(message.id)?.(message);
    else events.filter((e) => e.method === message.method).forEach((e) => e.done());
  }
});
function call(method, params = {}, sessionId) {
  const id = ++next;
  chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((done, fail) => waiting.set(id, (m) => (m.error ? fail(new Error(`${method}: ${m.error.message}`)) : done(m.result))));
}

const plain = (s) => s.replace(/\s+/g, " ").trim();
const unescape = (s) => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");

// names gives what the SVG itself calls its nodes and edges.
function names(svg) {
  const found = [];
  for (const [, attributes, title] of svg.matchAll(/<(?:a|g)((?: [^>]*)?)><title>([^<]*)<\/title>/g)) {
    const label = attributes.match(/ aria-label="([^"]*)"/);
    found.push(plain(unescape(label ? label[1] : title)));
  }
  return found;
}

let failures = 0;
try {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  await call("Page.enable", {}, sessionId);
  await call("Accessibility.enable", {}, sessionId);
  for (const file of files) {
    const loaded = new Promise((done) => events.push({ method: "Page.loadEventFired", done }));
    await call("Page.navigate", { url: "file://" + resolve(file) }, sessionId);
    await loaded;
    const { nodes } = await call("Accessibility.getFullAXTree", {}, sessionId);
    const seen = new Map();
    for (const n of nodes) {
      const text = ["StaticText", "InlineTextBox"].includes(n.role?.value); // is read, but is no node or edge
      if (!n.ignored && !text && n.name?.value) seen.set(plain(n.name.value), n.role?.value);
    }
    const text = readFileSync(file, "utf8");
    const wanted = names(text), missing = wanted.filter((name) => !seen.has(name));
    const title = plain(unescape(text.match(/<svg[^>]*>\s*<title[^>]*>([^<]*)</)?.[1] ?? ""));
    const root = nodes.find((n) => !n.ignored && plain(n.name?.value ?? "") === title && n.description?.value);
    if (!root) missing.push(`the picture itself: ${title}`);
    for (const name of missing) console.log(`${file}: not in the accessibility tree: ${name}`);
    const roles = {};
    for (const name of wanted) roles[seen.get(name)] = (roles[seen.get(name)] ?? 0) + 1;
    console.log(`${file}: ${wanted.length - missing.length} of ${wanted.length} nodes and edges named (${Object.entries(roles).map(([r, n]) => `${n} ${r}`).join(", ")})`);
    failures += missing.length;
    if (wanted.length === 0) failures++;
  }
} finally {
  chromium.kill();
  chromium.once("exit", () => rmSync(profile, { recursive: true, force: true }));
}
process.exitCode = failures ? 1 : 0;
