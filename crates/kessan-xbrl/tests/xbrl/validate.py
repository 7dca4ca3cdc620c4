"""Validates report packages with Arelle, offline, and prints one JSON object a line.

Usage: validate.py MODE PACKAGE...   MODE is c11r or c11t, as Arelle's option --calc.
"""

import json
import re
import sys

from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions

INCONSISTENT = "calc11e:inconsistentCalculationUsing"
SAID = re.compile(r"Calculation inconsistent from (\S+) in link role .* context (\S+) unit (\S+)", re.DOTALL)


def main(mode, packages):
    for package in packages:
        options = RuntimeOptions(
            entrypointFile=package,
            validate=True,
            calcs=mode,
            utrValidate=True,
            validateDuplicateFacts="inconsistent" if mode == "c11r" else "none",
            internetConnectivity="offline",
            disablePersistentConfig=True,
            keepOpen=True,
        )
        handler = StructuredMessageLogHandler()
        with Session() as session:
            session.run(options, logHandler=handler)
            models = session.get_models()
            facts = [fact for model in models for fact in model.facts]
            wrong, errors = [], []
            for record in handler.messages:
                code = str(record["messageCode"])
                if code.startswith(INCONSISTENT):
                    concept, context, unit = SAID.search(str(record["msg"])).groups()
                    wrong.append([
                        fact.id for fact in facts
                        if str(fact.qname) == concept and fact.contextID == context and (fact.unitID or "(none)") == unit
                    ])
                elif record["levelname"].lower() not in ("info", "debug"):
                    errors.append(code + ": " + str(record["msg"]))
        print(json.dumps({"reports": len(models), "facts": len(facts), "errors": errors, "inconsistent": wrong}))


main(sys.argv[1], sys.argv[2:])
