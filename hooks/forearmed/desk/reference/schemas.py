"""The JSON Schemas with which editors check front matter and settings. They list no ids, such as tags."""

from forearmed.content.contracts import Contract, JsonSchema
from forearmed.content.model import LearningPath, PlaybookKeys, TipKeys
from forearmed.content.settings import Settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, JsonSchema]:
    """Return every schema by the name of its file.

    None refers to another file or address, so each can be copied and used alone.
    """
    settings = Settings.as_written()
    return {
        "tip": _schema("tip", "Front matter of a tip", TipKeys),
        "playbook": _schema("playbook", "Front matter of a playbook", PlaybookKeys),
        "paths": {
            **_head("paths", "Learning paths"),
            "description": "docs/paths.yml: a learning path by its id.",
            "type": "object",
            "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "additionalProperties": LearningPath.as_written(),
        },
        "settings": _schema("settings", "Settings of Forearmed", Settings),
        "mkdocs": {
            **_head("mkdocs", "mkdocs.yml with the settings of Forearmed"),
            "description": "Checks extra.forearmed, and lets through everything else.",
            "type": "object",
            "properties": {
                "extra": {
                    "type": "object",
                    "properties": {"forearmed": settings},
                    "required": ["forearmed"],
                }
            },
            "required": ["extra"],
        },
    }


def _schema(name: str, title: str, contract: type[Contract]) -> JsonSchema:
    return {**_head(name, title), **contract.as_written(), "title": title}


def _head(name: str, title: str) -> JsonSchema:
    # A URN names the schema without a web address that somebody would have to keep alive.
    return {"$schema": DRAFT, "$id": f"urn:forearmed:schema:{name}", "title": title}
