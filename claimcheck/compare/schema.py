"""What the user knows about attributes: names, units, tolerances, and whether they can change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from claimcheck.errors import SchemaError, described
from claimcheck.model import Behaviour

FIELDS = ("aliases", "unit", "tolerance", "behaviour", "several", "monotone")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a schema.

    Attributes:
        name: its canonical name.
        aliases: other names under which tables give it.
        unit: unit of bare numbers, "" to leave them bare.
        tolerance: relative difference of numbers that counts as agreement; None for the setting of `Config`.
        seconds: the same for times, absolute.
        behaviour: whether it can change in time.
        several: whether several values may be true at once.
    """

    name: str
    aliases: tuple[str, ...] = ()
    unit: str = ""
    tolerance: float | None = None
    seconds: float = 0.0
    behaviour: Behaviour = "unknown"
    several: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Attributes by canonical name; `find` also knows their aliases.

    Example:
        >>> schema = Schema.read({"staff": {"aliases": ["headcount"], "behaviour": "varying"}})
        >>> schema.find("Headcount").name
        'staff'
    """

    attributes: Mapping[str, Attribute] = field(default_factory=dict)

    @classmethod
    def read(cls, given: Schema | Mapping[str, Any] | Path | str | None) -> Schema:
        """Make a schema of a dict, or of a TOML file with one table an attribute.

        Args:
            given: ``{"staff": {"aliases": ["headcount"], "unit": "", "tolerance": 0.05, "behaviour":
                "varying", "several": false, "monotone": false}}``; every field is optional. A tolerance is
                a share (0.05) or, for times, a text such as "10 minutes".

        Raises:
            SchemaError: unknown fields, contradictions, two attributes with one alias.
        """
        if given is None:
            return cls()
        if isinstance(given, Schema):
            return given
        if isinstance(given, str | Path):
            given = _load(Path(given))
        if not isinstance(given, Mapping):
            raise SchemaError(
                f"cannot read {described(given)}",
                value=given,
                where="schema",
                allowed="a dict with one entry an attribute, a Schema, or the path of a TOML file",
            )
        attributes = {name: _attribute(name, fields) for name, fields in given.items()}
        _check_names(attributes)
        return cls(attributes)

    def find(self, name: str) -> Attribute:
        """The attribute called so, or one without settings."""
        wanted = fold(name)
        for attribute in self.attributes.values():
            if wanted in (fold(other) for other in (attribute.name, *attribute.aliases)):
                return attribute
        return Attribute(name)


def fold(name: str) -> str:
    """Fold case, underscores and white space of a name.

    Example:
        >>> fold("  Head_Count ")
        'head count'
    """
    return " ".join(str(name).replace("_", " ").casefold().split())


def _load(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error.reason
        raise SchemaError(
            f"cannot read the schema: {why}",
            value=str(path),
            where=str(path),
            allowed="the path of a TOML file with one table an attribute",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SchemaError(f"is not valid TOML: {error}", value=str(path), where=str(path)) from error


def _attribute(name: str, fields: object) -> Attribute:
    where = f"schema attribute {name!r}"
    if not isinstance(fields, Mapping):
        raise SchemaError(f"{fields!r} is not a table of settings", value=fields, where=where)
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise SchemaError(
            f"unknown setting {unknown[0]!r}", value=unknown[0], where=where, allowed=", ".join(FIELDS)
        )
    behaviour = fields.get("behaviour", "cumulative" if fields.get("monotone") else "unknown")
    if behaviour not in get_args(Behaviour):
        allowed = ", ".join(get_args(Behaviour))
        raise SchemaError(
            f"behaviour={behaviour!r} is not allowed", value=behaviour, where=where, allowed=allowed
        )
    if behaviour == "constant" and fields.get("monotone"):
        raise SchemaError("a constant cannot be monotone", value="monotone", where=where)
    tolerance, seconds = _tolerance(fields.get("tolerance"), where)
    return Attribute(
        name,
        tuple(fields.get("aliases", ())),
        fields.get("unit", ""),
        tolerance,
        seconds,
        behaviour,
        bool(fields.get("several", False)),
    )


def _tolerance(given: object, where: str) -> tuple[float | None, float]:
    if given is None:
        return None, 0.0
    if isinstance(given, str):
        parts = given.split()
        if len(parts) == 2 and parts[0].replace(".", "", 1).isdigit() and parts[1].rstrip("s") in SPANS:
            return None, float(parts[0]) * SPANS[parts[1].rstrip("s")]
    elif isinstance(given, int | float) and 0 <= given <= 1:
        return float(given), 0.0
    raise SchemaError(
        f"tolerance={given!r} is not allowed",
        value=given,
        where=where,
        allowed='a share from 0 to 1, or a time such as "10 minutes"',
    )


SPANS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0}


def _check_names(attributes: Mapping[str, Attribute]) -> None:
    owner: dict[str, str] = {}
    for attribute in attributes.values():
        for name in (attribute.name, *attribute.aliases):
            other = owner.setdefault(fold(name), attribute.name)
            if other != attribute.name:
                raise SchemaError(
                    f"{name!r} is also a name of {other!r}",
                    value=name,
                    where=f"schema attribute {attribute.name!r}",
                    hint="Give each alias to one attribute.",
                )
