"""The API's documentation as a plain page, written from its OpenAPI schema."""

from typing import Any

from fastapi import Request, Response

from app.web.site import SiteDep


def show(request: Request, site: SiteDep) -> Response:
    """Every address of the API with its parameters and its answer; nothing is loaded from elsewhere."""
    schema: dict[str, Any] = request.app.openapi()
    operations = [
        {
            "path": path,
            "summary": operation.get("description", ""),
            "parameters": [_parameter(p) for p in operation.get("parameters", [])],
            "answer": _type(operation["responses"]["200"]["content"]["application/json"]["schema"]),
        }
        for path, methods in schema["paths"].items()
        for operation in methods.values()
    ]
    answers = {
        name: [_field(key, value) for key, value in definition.get("properties", {}).items()]
        for name, definition in schema.get("components", {}).get("schemas", {}).items()
    }
    return site.page(request, "api.html", operations=operations, answers=answers)


def _parameter(parameter: dict[str, Any]) -> dict[str, str]:
    schema = parameter["schema"]
    default = schema.get("default")
    return {
        "name": parameter["name"],
        "type": _type(schema),
        "default": "" if default in (None, "", []) else str(default).lower(),
        "description": parameter.get("description", ""),
    }


def _field(name: str, schema: dict[str, Any]) -> dict[str, str]:
    return {"name": name, "type": _type(schema), "description": schema.get("description", "")}


def _type(schema: dict[str, Any]) -> str:
    """A schema in a word or two."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_type(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_type(schema.get('items', {}))}]"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"{{string: {_type(schema['additionalProperties'])}}}"
    return str(schema.get("type", "any"))
