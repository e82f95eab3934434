"""Selects the words of Web Annotations in a text, each in three ways, and prints as
JSON what was selected: by characters, by bytes, and by the quotation."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    collection = json.load(file)
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    text = file.read()
data = text.encode("utf-8")
out = []
for annotation in collection["first"]["items"]:
    chosen = {"Cited": annotation["body"][0]["source"], "Citing": annotation["target"]["source"]}
    for selector in annotation["target"]["selector"]:
        kind = selector["type"]
        if kind == "TextPositionSelector":
            chosen["Characters"] = text[selector["start"]:selector["end"]]
        elif kind == "DataPositionSelector":
            chosen["Bytes"] = data[selector["start"]:selector["end"]].decode("utf-8")
        elif kind == "TextQuoteSelector":
            whole = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
            chosen["Quote"], chosen["Found"] = selector["exact"], text.count(whole)
    out.append(chosen)
json.dump(out, sys.stdout)
