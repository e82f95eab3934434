#!/usr/bin/env python3
"""Compare what citegraph reads of printed documents with their reference texts.

    scripts/agree.py FOLDER EXTENSION [--bin bin/citegraph] [--verbose]

FOLDER holds NAME.EXTENSION and NAME.txt (scripts/printed.py makes them), NAME
beginning with the language and "_". For each pair it takes

  words: the longest common subsequence of the words (of the characters, in
         Chinese) of `citegraph text NAME.EXTENSION` and of NAME.txt, as
         2*LCS/(a+b): order counts, and what is too much counts like what lacks;
  ids:   precision, recall and F1 of the identifiers of `citegraph extract` of
         the two, each as often as it occurs;
  same:  F1 of the records, where verb, part, paragraph, pinpoint and note have to
         be equal too.

It prints a row a language and one for all; --verbose also a row a document,
with the places where the words part.
"""
import argparse, collections, json, pathlib, subprocess, sys


def lcs(a, b):
    """Length of the longest common subsequence, by Myers' O(ND) difference."""
    lo, hi = 0, 0
    while lo < min(len(a), len(b)) and a[lo] == b[lo]:
        lo += 1
    while hi < min(len(a), len(b)) - lo and a[len(a) - 1 - hi] == b[len(b) - 1 - hi]:
        hi += 1
    a, b = a[lo:len(a) - hi], b[lo:len(b) - hi]
    n, m = len(a), len(b)
    if not n or not m:
        return lo + hi
    furthest = {1: 0}
    for d in range(n + m + 1):
        for k in range(-d, d + 1, 2):
            down = k == -d or k != d and furthest[k - 1] < furthest[k + 1]
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            while x < n and x - k < m and a[x] == b[x - k]:
                x += 1
            furthest[k] = x
            if x >= n and x - k >= m:
                return lo + hi + (n + m - d) // 2
    return lo + hi


def words(text, lang):
    return [c for c in text if not c.isspace()] if lang == "zh" else text.split()


def run(binary, command, path, lang):
    got = subprocess.run([binary, command, *(["--lang", lang] if command == "extract" else []), str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if got.returncode:
        sys.exit(f"{binary} {command} {path}: {got.stderr.strip()}")
    return got.stdout


def ids(out):
    return collections.Counter(r["id"] for r in map(json.loads, out.splitlines()) if r.get("id"))


def records(out):
    fields = ("id", "verb", "part", "paragraph", "pinpoint", "note")
    return collections.Counter(tuple(str(r.get(f)) for f in fields) for r in map(json.loads, out.splitlines()))


def parted(a, b):
    import difflib
    for op, i, j, k, l in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op != "equal":
            yield f"      read {' '.join(a[i:j])[:90]!r}, printed {' '.join(b[k:l])[:90]!r}"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("extension")
    ap.add_argument("--bin", default="bin/citegraph")
    ap.add_argument("--verbose", action="store_true")
    a = ap.parse_args()
    total = collections.defaultdict(collections.Counter)
    for path in sorted(a.folder.glob("*." + a.extension.lstrip("."))):
        reference = path.with_suffix(".txt")
        lang = path.name.split("_")[0]
        if not reference.exists():
            continue
        read = words(run(a.bin, "text", path, lang), lang)
        printed = words(reference.read_text(encoding="utf-8"), lang)
        common = lcs(read, printed)
        here, there = run(a.bin, "extract", path, lang), run(a.bin, "extract", reference, lang)
        got, want = ids(here), ids(there)
        full = (records(here) & records(there)).total()
        row = collections.Counter(documents=1, common=common, words=len(read) + len(printed), got=got.total(), want=want.total(), both=(got & want).total(), full=full, records=(records(here) + records(there)).total())
        for key in (lang, "all"):
            total[key].update(row)
        if a.verbose:
            print(f"{path.name:48} words {2 * common / max(1, row['words']):.4f}  ids {row['both']}/{row['got']}/{row['want']}", f"too many {dict(got - want)} lacking {dict(want - got)}" if got != want else "")
            if full * 2 != row["records"]:
                print("      read", *(records(here) - records(there)), "\n      printed", *(records(there) - records(here)))
            if common * 2 != row["words"]:
                print("\n".join(list(parted(read, printed))[:8]))
    if not total:
        sys.exit(f"no NAME.{a.extension} beside a NAME.txt in {a.folder}")
    print(f"{'language':9} {'documents':>9} {'words':>8} {'P':>7} {'R':>7} {'F1':>7} {'same':>7} {'ids':>6}")
    for key in [k for k in total if k != "all"] + ["all"]:
        t = total[key]
        p, r = (t["both"] / t[x] if t[x] else 1.0 for x in ("got", "want"))
        f = 2 * t["both"] / (t["got"] + t["want"]) if t["got"] + t["want"] else 1.0
        print(f"{key:9} {t['documents']:9} {2 * t['common'] / max(1, t['words']):8.4f} {p:7.4f} {r:7.4f} {f:7.4f} {2 * t['full'] / t['records'] if t['records'] else 1.0:7.4f} {t['want']:6}")


if __name__ == "__main__":
    main()
