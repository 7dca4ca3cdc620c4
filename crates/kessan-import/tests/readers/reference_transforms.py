"""Applies Arelle's transformations: reads lines of [registry, name, text], prints what each gives, or null where it refuses."""

import json
import sys

from arelle.FunctionIxt import ixtNamespaceFunctions

for line in sys.stdin:
    registry, name, text = json.loads(line)
    try:
        value = ixtNamespaceFunctions[registry][name](text)
    except Exception:
        value = None
    print(json.dumps(value))
