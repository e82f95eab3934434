#!/usr/bin/env python3
"""Measure the extractor and fail below the thresholds of accuracy.tsv.

Reads SHARED (folder with the real documents, the gold and their tools; default
../shared) and CACHE (where the documents are unpacked; default .cache). Where
SHARED is absent it says so and passes. The last line is "accuracy: measured" or
"accuracy: skipped, no documents".
"""
import json, os, pathlib, subprocess, sys

root = pathlib.Path(__file__).resolve().parent.parent
shared = pathlib.Path(os.environ.get("SHARED") or "../shared")
cache = pathlib.Path(os.environ.get("CACHE") or ".cache")
score = shared / "tools" / "score.py"
if not score.exists():
    print(f"no documents at {shared}: set SHARED to the folder that holds them")
    print("accuracy: skipped, no documents")
    sys.exit(0)

corpus = subprocess.run([str(shared / "tools" / "corpus.sh"), str(cache / "corpus")], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
binary = ["--bin", "bin/citegraph"]
rows = [l.rstrip("\n").split("\t") for l in (root / "accuracy.tsv").open(encoding="utf-8") if l.strip() and not l.startswith("#")]
sets = [r[1] for r in rows if r[0] == "links"]
langs = sorted({r[1] for r in rows if r[0] == "gold"} & {"en", "fr", "es", "ru", "ar", "zh"})
calls = {
    "gold": ["gold", *binary, "--lang", ",".join(langs)],
    "links": ["links", *binary, "--corpus", corpus, "--set", ",".join(dict.fromkeys(sets))],
}
failed = 0
for kind, call in calls.items():
    tool = [sys.executable, str(score), *call]
    subprocess.run(tool, check=True)
    sys.stdout.flush()
    got = json.loads(subprocess.run([*tool, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout)
    for what, name, measure, floor in (r for r in rows if r[0] == kind):
        row = got.get("= " + name, got.get(name, got.get("en/" + name)))
        value = row[measure] if row else 0.0
        mark = "ok  " if value >= float(floor) else "LOW "
        failed += value < float(floor)
        print(f"{mark} {what:6} {name:20} {measure:10} {value:.4f}, at least {floor}")

print("the same documents as XML and as text (100 whose texts agree, links ignored):", flush=True)
readers = [sys.executable, str(root / "scripts" / "readers.py"), "--corpus", corpus, *binary, "--same"]
got = json.loads(subprocess.run([*readers, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout)
for what, name, measure, floor in (r for r in rows if r[0] == "readers"):
    value = got[measure]
    failed += value < float(floor)
    print(f"{'ok  ' if value >= float(floor) else 'LOW '} {what:6} {name:20} {measure:10} {value:.4f}, at least {floor}")
for name in dict.fromkeys(r[1] for r in rows if r[0] == "xml"):
    work = cache / "xml.jsonl"
    with work.open("wb") as out:
        subprocess.run([binary[1], "extract", str(pathlib.Path(corpus, "xml", name))], check=True, stdout=out)
    call = [sys.executable, str(score), "links", "--corpus", corpus, "--kind", "xml", "--set", name, "--records", str(work), "--json"]
    got = json.loads(subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout)
    for what, _, measure, floor in (r for r in rows if r[0] == "xml" and r[1] == name):
        value = got[name][measure]
        failed += value < float(floor)
        print(f"{'ok  ' if value >= float(floor) else 'LOW '} {what:6} {name:20} {measure:10} {value:.4f}, at least {floor}")

own = root / "testdata" / "gold"
work = cache / "gold"
work.mkdir(parents=True, exist_ok=True)
for old in work.iterdir():
    old.unlink()
for f in sorted(own.glob("*.jsonl")):
    texts = list((root / "testdata" / "documents").glob(f.stem + ".*")) or [pathlib.Path(corpus, "txt", l.rstrip("\n").split("\t")[1], f.stem + ".txt") for l in (own / "SOURCES.tsv").open(encoding="utf-8") if l.split("\t")[0] == f.stem]
    texts = [t for t in texts if t.exists()]
    if texts:
        (work / f.name).write_bytes(f.read_bytes())
        (work / (f.stem + texts[0].suffix)).write_bytes(texts[0].read_bytes())
print("the project's own annotations (testdata/gold):")
call = [sys.executable, str(score), "gold", *binary, "--dir", str(work)]
subprocess.run(call, check=True)
sys.stdout.flush()
row = json.loads(subprocess.run([*call, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout)["= all"]
for what, name, measure, floor in (r for r in rows if r[0] == "own"):
    failed += row[measure] < float(floor)
    print(f"{'ok  ' if row[measure] >= float(floor) else 'LOW '} {what:6} {name:20} {measure:10} {row[measure]:.4f}, at least {floor}")
if failed:
    print(f"accuracy: {failed} measures are below accuracy.tsv")
    sys.exit(1)
print("accuracy: measured")
