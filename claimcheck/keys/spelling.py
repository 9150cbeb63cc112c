"""Which names, streets and telephone numbers may be one that somebody got wrong."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.extract.givennames import is_given_name
from claimcheck.extract.shortforms import short_forms
from claimcheck.lexicon import table

NAMES_ALIKE = 0.65  # likeness (1 - edits / length of the longer one) from which two given names may be one
LAST_NAMES_ALIKE = 0.75
STREETS_ALIKE = 0.75
THINGS_ALIKE = 0.7
SHORTEST = 4  # letters: of shorter names any two are alike
BEGINNING = 3  # letters that a short form shares with its name

Alike = Callable[[str, str], bool]


def alike_under(attribute: str, subject: str) -> Alike | None:
    """What tells whether two values of an attribute may be one; None where only equal ones are.

    Example:
        >>> alike = alike_under("telephone number", "")
        >>> alike is not None and alike("0123456789", "012345678"), alike_under("office", "Ann Lee")
        (True, None)
    """
    if attribute == "name in office":
        single = subject in table("categories")["offices"]["single"]
        return _one_in_single_office if single else _one_in_office
    return _ALIKE.get(attribute)


def one_person(one: str, other: str) -> bool:
    """Whether two given names beside one last name are one person's: "Dave" and "David", "D.".

    Example:
        >>> one_person("dave", "david"), one_person("ann", "helen")
        (True, False)
    """
    begin = min(BEGINNING, len(one), len(other))
    return one[:begin] == other[:begin] or _alike(one, other, NAMES_ALIKE)


def _one_in_office(one: str, other: str) -> bool:
    """One last name, two given ones that are no forms of one name: a judge seldom sits with a namesake."""
    (given, _, last), (given_too, _, last_too) = one.partition(" "), other.partition(" ")
    if last != last_too or one_person(given, given_too) or given in short_forms(given_too):
        return False
    both_given = is_given_name(given) and is_given_name(given_too)
    return both_given and not any(
        name in table("categories")["names"]["transliterated"] for name in (given, given_too)
    )


def _one_in_single_office(one: str, other: str) -> bool:
    """The same, or one given name with two last ones: nobody else holds the office."""
    (given, _, last), (given_too, _, last_too) = one.partition(" "), other.partition(" ")
    another = given == given_too and last != last_too and not _names_alike(one, other)
    return another or _one_in_office(one, other)


def _names_alike(one: str, other: str) -> bool:
    """Whether two full names may be one that somebody got wrong: in the given or in the last name.

    Names out of other scripts are spelled this way and that, and rare ones misspelled: neither is a
    disagreement about who it is.
    """
    (given, _, last), (given_too, _, last_too) = one.partition(" "), other.partition(" ")
    foreign = table("categories")["names"]["transliterated"]
    if given in foreign or given_too in foreign or not (is_given_name(given) or is_given_name(given_too)):
        return False
    if last == last_too:
        return not _short_form(given, given_too) and _alike(given, given_too, NAMES_ALIKE)
    return given == given_too and not _plural(last, last_too) and _alike(last, last_too, LAST_NAMES_ALIKE)


def _plural(one: str, other: str) -> bool:
    """ "Berg" and "the Bergs": an ending, and no slip."""
    return f"{one}s" == other or f"{other}s" == one


def _short_form(one: str, other: str) -> bool:
    """ "Steve" and "Steven", "Bettie" and "Betty": the pet form of one is the other."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or short.removesuffix("y") == long.removesuffix("ie")


def _streets_alike(one: str, other: str) -> bool:
    """Names of streets without the word for street: "Mill Lane" and "Mills Road"."""
    one, other = one.rpartition(" ")[0], other.rpartition(" ")[0]
    return one != other and _alike(one, other, STREETS_ALIKE)


def _things_alike(one: str, other: str) -> bool:
    return not _plural(one, other) and _alike(one, other, THINGS_ALIKE)


def _one_digit_apart(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


def _alike(one: str, other: str, least: float) -> bool:
    long_enough = min(len(one), len(other)) >= SHORTEST
    return long_enough and DamerauLevenshtein.normalized_similarity(one, other) >= least


_ALIKE: dict[str, Alike] = {
    "name": _names_alike,
    "name of a thing": _things_alike,
    "street name": _streets_alike,
    "telephone number": _one_digit_apart,
}
