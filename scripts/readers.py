#!/usr/bin/env python3
"""Compare what citegraph finds in two forms of the same documents.

  readers.py [--corpus .cache/corpus] [--set ga/en,sc/en] [--count 100] [--seed 1] [--same] [--links] [--show 0] [--bin bin/citegraph] [--json]

Draws COUNT documents that lie below CORPUS both as txt/SET/NAME.txt and as
xml/SET/NAME.xml, reads both, and matches their records in order by identifier
(the longest common subsequence). Prints how many of the records have a partner
(identifiers), and how many of the partners agree in verb and in paragraph.
With --same it draws only documents whose texts are the same but for blanks and
the brackets of note markers: some of the texts lack annexes, tables or parts of
a collection, or have a paragraph in crumbs, and say nothing about the reader.
Exit status 0 whenever it could compare, 2 where there is nothing to compare.
"""
import argparse, collections, difflib, json, os, pathlib, random, re, subprocess, sys

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--corpus", default=".cache/corpus")
ap.add_argument("--set", default="ga/en,sc/en,ecosoc/en,hrc/en,ga-decisions/en")
ap.add_argument("--count", type=int, default=100)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--same", action="store_true")
ap.add_argument("--show", type=int, default=0)
ap.add_argument("--bin", default="bin/citegraph")
ap.add_argument("--json", action="store_true")
ap.add_argument("--links", action="store_true", help="let the links of the XML add records")
a = ap.parse_args()

root = pathlib.Path(a.corpus)
names = sorted(f.relative_to(root / "xml").with_suffix("") for s in a.set.split(",") for f in (root / "xml" / s).glob("*.xml")
               if (root / "txt" / s / (f.stem + ".txt")).exists())
if not names:
    print(f"readers: no documents in both forms below {root}")
    sys.exit(2)
def same(name):
    """Whether the text of the XML is the text that lies beside it."""
    out = subprocess.run([a.bin, "text", str(root / "xml" / name) + ".xml"], check=True, stdout=subprocess.PIPE, text=True).stdout
    bare = lambda t: re.sub(r"\[(\d+)\]", r"\1", re.sub(r"[^\S\n]+", "", t)).strip()
    return bare(out) == bare((root / "txt" / (str(name) + ".txt")).read_text(encoding="utf-8"))

random.seed(a.seed)
random.shuffle(names)
drawn = []
for name in names:
    if len(drawn) == a.count:
        break
    if not a.same or same(name):
        drawn.append(name)
names = sorted(drawn)

def records(form, flags):
    files = [str(root / form / n) + "." + form for n in names]
    found = {os.path.realpath(f): [] for f in files}
    for i in range(0, len(files), 200):
        out = subprocess.run([a.bin, "extract", *flags, *files[i:i + 200]], check=True, stdout=subprocess.PIPE, text=True).stdout
        for line in out.split("\n"):
            if line:
                r = json.loads(line)
                found[os.path.realpath(r["file"])].append(r)
    return [found[os.path.realpath(f)] for f in files]

xml, txt = records("xml", [] if a.links else ["--ignore-links"]), records("txt", [])
count, shown = collections.Counter(), 0

def show(*words):
    global shown
    if shown < a.show:
        shown += 1
        print("  ", *words)

for name, x, t in zip(names, xml, txt):
    count["records"] += len(x) + len(t)
    m = difflib.SequenceMatcher(None, [r["id"] for r in t], [r["id"] for r in x], autojunk=False)
    for tag, i, j, k, l in m.get_opcodes():
        if tag != "equal":
            for r in t[i:j]: show(name, "only in the text:", r["id"], repr(r["text"]), r["part"], r["paragraph"])
            for r in x[k:l]: show(name, "only in the XML:", r["id"], repr(r["text"]), r["part"], r["paragraph"])
            continue
        for p, q in zip(t[i:j], x[k:l]):
            count["pairs"] += 1
            for field in ("verb", "part", "paragraph", "note", "pinpoint"):
                count[field] += p[field] == q[field]
                if p[field] != q[field]:
                    show(name, p["id"], field, "text:", repr(p[field]), "XML:", repr(q[field]))
result = {"documents": len(names), "identifiers": 2 * count["pairs"] / max(count["records"], 1)}
result |= {f: count[f] / max(count["pairs"], 1) for f in ("verb", "part", "paragraph", "note", "pinpoint")}
print(json.dumps(result) if a.json else "  ".join(f"{k} {v:.4f}" if isinstance(v, float) else f"{k} {v}" for k, v in result.items()))
