"""Prints the facts that Arelle reads from documents of one set, one JSON object a line.

Usage: reference_facts.py FILE.htm... (one set of inline documents), or FILE.json (xBRL-JSON). Taxonomies are not downloaded.
"""

import datetime
import json
import os
import sys

from arelle import Cntlr, FileSource, PluginManager
from arelle.UrlUtil import IXDS_DOC_SEPARATOR, IXDS_SURROGATE


def name(qname):
    return "{%s}%s" % (qname.namespaceURI or "", qname.localName)


def day(moment):
    return (moment - datetime.timedelta(days=1)).date().isoformat()


def period(context):
    if context.isForeverPeriod:
        return "forever"
    if context.isInstantPeriod:
        return day(context.instantDatetime)
    return context.startDatetime.date().isoformat() + "/" + day(context.endDatetime)


def member(dimension):
    if dimension.isExplicit:
        return name(dimension.memberQname)
    return "".join(dimension.typedMember.itertext()).strip()


def main(paths):
    controller = Cntlr.Cntlr(logFileName="logToBuffer", disable_persistent_config=True)
    controller.webCache.workOffline = True
    PluginManager.addPluginModule("inlineXbrlDocumentSet")
    PluginManager.addPluginModule("loadFromOIM")
    PluginManager.reset()
    paths = [os.path.abspath(path) for path in paths]
    if len(paths) > 1:
        entry = os.path.join(os.path.dirname(paths[0]), IXDS_SURROGATE) + IXDS_DOC_SEPARATOR.join(paths)
    else:
        entry = paths[0]
    model = controller.modelManager.load(FileSource.openFileSource(entry, controller))
    for fact in model.facts:
        context, unit = fact.context, fact.unit
        print(
            json.dumps(
                {
                    "id": fact.id or "",
                    "concept": name(fact.qname),
                    "value": None if fact.isNil else str(fact.value),
                    "decimals": fact.decimals or "",
                    "period": "" if context is None else period(context),
                    "entity": "" if context is None else context.entityIdentifier[1],
                    "dimensions": {} if context is None else {name(axis): member(dimension) for axis, dimension in context.qnameDims.items()},
                    "unit": [] if unit is None else [sorted(map(name, side)) for side in unit.measures],
                }
            )
        )


if __name__ == "__main__":
    main(sys.argv[1:])
