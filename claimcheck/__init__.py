"""claimcheck tells where sources disagree, in texts and in claim tables."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim, ClaimKey, Document, Mention, Source, Value
from claimcheck.outcome import Finding

if TYPE_CHECKING:
    from claimcheck.api import check_claims, compare_claims, extract_claims, find_values
    from claimcheck.report import Report

__version__ = "0.1.0"

# Silent unless its user listens: logging.getLogger("claimcheck").setLevel("DEBUG") tells of each stage.
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "Claim",
    "ClaimKey",
    "ClaimcheckError",
    "Config",
    "Document",
    "Finding",
    "Mention",
    "Report",
    "Source",
    "Value",
    "check_claims",
    "compare_claims",
    "extract_claims",
    "find_values",
]

# pandas and the pipeline load when one of these is first used: `import claimcheck` stays instant.
_LAZY = {
    "Report": "claimcheck.report",
    "check_claims": "claimcheck.api",
    "compare_claims": "claimcheck.api",
    "extract_claims": "claimcheck.api",
    "find_values": "claimcheck.values",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
