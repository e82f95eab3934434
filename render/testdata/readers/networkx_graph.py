"""Prints as JSON what networkx reads in the files 0.FORMAT, 1.FORMAT, … of a folder."""
import json
import sys

import networkx

form, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form]
graphs = []
for number in range(count):
    graph = read(f"{folder}/{number}.{form}")
    assert graph.is_directed()
    graphs.append({
        "Nodes": dict(graph.nodes(data=True)),
        "Edges": [{"Source": a, "Target": b, "Data": data} for a, b, data in graph.edges(data=True)],
    })
json.dump(graphs, sys.stdout)
