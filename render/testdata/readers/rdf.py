"""Prints as JSON what rdflib reads in the files 0.nquads, … and 0.jsonld, … of two
folders, after it has found that both say the same."""
import json
import sys

import rdflib

quads_folder, jsonld_folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
CITO = rdflib.Namespace("http://purl.org/spar/cito/")
RDF_VALUE = rdflib.RDF.value
IDENTIFIER = rdflib.URIRef("http://purl.org/dc/terms/identifier")


def quads(path, form):
    data = rdflib.ConjunctiveGraph()
    data.parse(path, format=form)
    found = set()
    for subject, predicate, value, graph in data.quads():
        name = str(graph.identifier)
        found.add((subject, predicate, value, name if name.startswith("urn:citegraph:") else ""))
    return found


out = []
for number in range(count):
    read = quads(f"{quads_folder}/{number}.nquads", "nquads")
    same = quads(f"{jsonld_folder}/{number}.jsonld", "json-ld")
    if read != same:
        sys.exit(f"graph {number}: N-Quads only: {list(read - same)[:3]}, JSON-LD only: {list(same - read)[:3]}")
    cites = {}
    for subject, predicate, value, graph in read:
        if predicate == CITO.cites:
            assert graph.startswith("urn:citegraph:text:"), graph
            cites.setdefault(str(subject), []).append(str(value))
    out.append({
        "Quads": len(read),
        "Default": sum(1 for quad in read if not quad[3]),
        "Graphs": sorted({quad[3] for quad in read if quad[3]}),
        "Cites": cites,
        "Identifiers": {str(s): str(o) for s, p, o, g in read if p == IDENTIFIER},
        "Values": sorted(str(o) for s, p, o, g in read if p == RDF_VALUE),
    })
json.dump(out, sys.stdout)
