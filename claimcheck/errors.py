"""The exceptions claimcheck raises: each names the value, where it came from, what is allowed and what to do.

    ClaimcheckError
    ├── ConfigError      a setting or option that is not allowed
    ├── SourceError      a source that cannot be read as a whole
    │   ├── EncodingError    bytes that are not UTF-8 text
    │   └── TableError       a claim table without the needed columns
    ├── SchemaError      a contradiction inside the user's own schema
    ├── ModelError       the language model is missing or not the one recorded
    └── OutOfMemoryError the input, or its report, needs more memory than there is (also a MemoryError)

One bad row or document among many is never an exception: it becomes a line of `Report.skipped`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.printing import printable

LONGEST = 60  # characters of a value that messages quote


class ClaimcheckError(ValueError):
    """Base of all errors raised on purpose.

    Args:
        message: what is wrong, in one sentence.
        value: the offending value, as given.
        where: where it came from (a path, a column, an argument).
        allowed: what would have been accepted.
        hint: what to do about it.
    """

    def __init__(
        self, message: str, *, value: object = None, where: str = "", allowed: str = "", hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message, self.value, self.where, self.allowed, self.hint = message, value, where, allowed, hint

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.message}" if self.where else self.message]
        if (self.allowed or self.hint) and not parts[0].endswith((".", "!", "?")):
            parts[0] += "."
        if self.allowed:
            parts.append(f"Allowed: {self.allowed}.")
        if self.hint:
            parts.append(self.hint)
        return printable(" ".join(parts))  # what it quotes may come from a hostile source

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive pickling (worker processes) without this.
        return _rebuild, (type(self), self.message, self.value, self.where, self.allowed, self.hint)


def described(value: object) -> str:
    """A value and its type, for messages: short, and the same in every run.

    Example:
        >>> described(3.5), described(None), described({"a": 1}), described(object())
        ('3.5 (float)', 'None', "{'a': 1} (dict)", 'an object of the type object')
    """
    if value is None or isinstance(value, bool):
        return repr(value)
    kind = type(value).__name__
    if not isinstance(value, (str, bytes, int, float, complex, list, tuple, dict)):
        return f"an object of the type {kind}"  # whose own words may hold its place in memory
    try:
        told = repr(value)
    except ValueError:  # an int of more digits than Python writes
        return f"a value of the type {kind}"
    return f"{told if len(told) <= LONGEST else f'{told[: LONGEST - 3]}...'} ({kind})"


def _rebuild(
    kind: type[ClaimcheckError], message: str, value: object, where: str, allowed: str, hint: str
) -> ClaimcheckError:
    return kind(message, value=value, where=where, allowed=allowed, hint=hint)


class ConfigError(ClaimcheckError):
    """A setting or option that is not allowed."""


class SourceError(ClaimcheckError):
    """A source that cannot be read as a whole."""


class EncodingError(SourceError):
    """Bytes that are not UTF-8 text."""


class TableError(SourceError):
    """A claim table without the columns it needs."""


class SchemaError(ClaimcheckError):
    """A contradiction inside the user's own schema."""


class ModelError(ClaimcheckError):
    """The language model is missing, or is not the one whose checksums are recorded."""


class OutOfMemoryError(ClaimcheckError, MemoryError):
    """The input, or the report on it, needs more memory than there is."""


@contextmanager
def enough_memory(where: str, task: str, hint: str) -> Iterator[None]:
    """Say of a `MemoryError` what was being done and what to do about it.

    Args:
        where: the source or stage.
        task: what was being done, as in "to read this text".
        hint: what to do.

    Raises:
        OutOfMemoryError: in place of a `MemoryError`.

    Example:
        >>> with enough_memory("big.txt", "to read this text", "Read less of it."):
        ...     raise MemoryError
        Traceback (most recent call last):
        claimcheck.errors.OutOfMemoryError: big.txt: not enough memory to read this text. Read less of it.
    """
    try:
        yield
    except OutOfMemoryError:
        raise
    except MemoryError as error:
        raise OutOfMemoryError(f"not enough memory {task}", where=where, hint=hint) from error
