"""Checks JSON documents against a JSON Schema."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        problems = sorted(validator.iter_errors(json.load(file)), key=str)
    if problems:
        sys.exit(f"{path}: {list(problems[0].absolute_path)}: {problems[0].message[:300]}")
print(len(sys.argv) - 2)
