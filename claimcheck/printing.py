"""Text for people's screens: what a source says is shown, and never obeyed.

Characters that move the cursor, hide or reorder text would let a source rewrite the lines around it.
"""

from __future__ import annotations

# C0 controls and DEL have symbols of their own; C1 controls and those of bidirectional text have none.
_SHOWN = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_SHOWN |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_SHOWN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def printable(text: str) -> str:
    """Text that a terminal shows and does not obey: control characters become symbols.

    Example:
        >>> printable("\\x1b[2Jten")
        '␛[2Jten'
    """
    if text.isprintable():
        return text
    return text.translate(_SHOWN).encode("utf-8", "replace").decode("utf-8")
