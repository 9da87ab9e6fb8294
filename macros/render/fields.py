"""The field tables and JSON Schemas, drawn from the models so that they cannot drift from them."""

import json
from typing import Any

from macros import model
from macros.load import FOLDERS, MAPPINGS

RECORDS: dict[str, type[model.Record]] = {
    "event": FOLDERS["events"],
    "source": FOLDERS["sources"],
    "claim": FOLDERS["claims"],
    "pledge": FOLDERS["pledges"],
    "question": FOLDERS["questions"],
    "series": FOLDERS["series"],
    "tour": FOLDERS["tours"],
    "edition": model.Edition,
}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(record: type[model.Record]) -> dict[str, Any]:
    """JSON Schema of one record as it is written in YAML (the id is the file name, so it is not a field)."""
    made = record.model_json_schema(by_alias=True, mode="validation")
    made["properties"].pop("id", None)
    made["required"] = [name for name in made.get("required", []) if name != "id"]
    return {"$schema": _DRAFT} | made


def schemas() -> dict[str, str]:
    """File name -> JSON Schema text: one for each kind of record, one for each file that maps ids to records."""
    made = {f"{name}.schema.json": schema(record) for name, record in RECORDS.items()}
    for name, record in MAPPINGS.items():
        inner = schema(record)
        definitions = inner.pop("$defs", {})
        inner.pop("$schema")
        whole = {"$schema": _DRAFT, "title": name, "type": "object", "additionalProperties": inner}
        made[f"{name}.schema.json"] = whole | ({"$defs": definitions} if definitions else {})
    return {name: json.dumps(content, indent=2, ensure_ascii=False) + "\n" for name, content in made.items()}


def table(record: str) -> list[dict[str, str]]:
    """Rows of name, need and description for the fields of `event` or `source`."""
    rows = []
    for name, info in RECORDS[record].model_fields.items():
        if name != "id":
            need = "required" if info.is_required() else "optional"
            rows.append({"name": info.alias or name, "need": need, "description": info.description or ""})
    return rows
