"""Optional packages: loaded when a format needs them, missed with the name of the extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from claimcheck.errors import ConfigError


def load(package: str, *, extra: str, needed_for: str) -> ModuleType:
    """Import a package that is not installed with the library itself.

    Args:
        package: the module to import.
        extra: the extra that installs it.
        needed_for: the format, for the message.

    Raises:
        ConfigError: it is not installed; the message says how to install it.

    Example:
        >>> load("json", extra="none", needed_for="nothing").__name__
        'json'
    """
    try:
        return import_module(package)
    except ImportError as missing:
        raise ConfigError(
            f"the format {needed_for!r} needs the package {package!r}, which is not installed",
            value=package,
            where="format",
            hint=f"Install it with: pip install 'claimcheck-conflicts[{extra}]'",
        ) from missing
