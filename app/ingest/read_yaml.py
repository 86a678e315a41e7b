"""The sidecar ``NAME.yaml`` beside ``NAME.txt``: what is known of the page, over what its text suggests."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import yaml

from app.ingest.edtf_days import days
from app.ingest.values import Sidecar

MAX_BYTES = 64_000
KEYS = tuple(field.name for field in fields(Sidecar))


def read_sidecar(path: Path) -> Sidecar:
    """The sidecar's values, all as text.

    Raises:
        ValueError: it is no mapping of the known keys to plain values; the message says what is wrong.
    """
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"a sidecar of more than {MAX_BYTES // 1000} KB")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2020-02-30
        raise ValueError(f"is not valid YAML: {' '.join(str(error).split())}") from error
    if content is None:
        return Sidecar()
    if not isinstance(content, dict):
        raise ValueError(f"must be a mapping of {', '.join(KEYS)}")
    if unknown := sorted(str(key) for key in content if key not in KEYS):
        raise ValueError(f"unknown key {', '.join(unknown)}; known are {', '.join(KEYS)}")
    sidecar = Sidecar(**{key: _plain(key, value) for key, value in content.items()})
    if sidecar.date and days(sidecar.date) is None:
        raise ValueError(f"date: {sidecar.date!r} is no EDTF date (2020-04-15, 2020-04, 2020-04-15/2020-04-18)")
    return sidecar


def _plain(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value).strip()
    raise ValueError(f"{key}: must be plain text, not {value!r}")
