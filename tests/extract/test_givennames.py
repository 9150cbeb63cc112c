"""Given names and titles: who is a woman, who a man, and where neither is told."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.extract.givennames import gender_of, given_names, is_given_name, kin_before


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Clara Holm left.", "woman"),
        ("Hugh Holm left.", "man"),
        ("Robin Holm left.", ""),
        ("Tarn Holm left.", ""),
        ("Mrs. Robin Holm left.", "woman"),
        ("Mr Robin Holm left.", "man"),
        ("the actress Robin Holm left.", "woman"),
        ("Sir Clara Holm left.", "man"),  # what the text says outranks the name
        ("Mister Robin Holm left.", ""),
    ],
)
def test_what_a_name_and_its_title_tell(text: str, gender: str) -> None:
    canonical = " ".join(text.split(" left")[0].split()[-2:])
    assert gender_of(text, [_place(text, canonical)], canonical) == gender


def test_most_titles_win() -> None:
    text = "Mr Robin. Ms Robin. Ms Robin."
    assert gender_of(text, [(3, 8), (13, 18), (23, 28)], "Robin") == "woman"


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Ona Marl, 40, and his wife Tarn Holm left.", "woman"),
        ("They met her younger brother, Tarn Holm.", "man"),
        ("The couple's son Tarn Holm left.", "man"),
        ("Tarn Holm and her husband left.", "woman"),
        ("Tarn Holm broke his leg.", "man"),
        ("Tarn Holm helped her and left.", ""),  # she is another one
        ("They met Tarn Holm at his house.", ""),
        ("Clara Holm sold his house.", "woman"),  # the given name outranks whose it is
    ],
)
def test_what_kin_and_belongings_tell(text: str, gender: str) -> None:
    canonical = "Clara Holm" if "Clara" in text else "Tarn Holm"
    assert gender_of(text, [_place(text, canonical)], canonical) == gender


def _place(text: str, name: str) -> tuple[int, int]:
    return text.index(name), text.index(name) + len(name)


def test_each_name_stands_in_one_list() -> None:
    lists = [lexicon.words("names", key) for key in ("women_names", "men_names", "given_names")]
    assert sum(map(len, lists)) == len(given_names())
    assert is_given_name("Clara")
    assert not is_given_name("Acme")


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("His wife, Ann Holm, said so.", "Ann Holm", "wife"),
        ("His brother Jan left.", "Jan", "brother"),
        ("Holm's elder sister Ona left.", "Ona", "sister"),
        ("With his wife, Peter Holm founded Acme.", "Peter Holm", ""),
        ("Together with his wife, Peter Holm, 44, founded Acme.", "Peter Holm", ""),
        ("Peter Holm founded Acme.", "Peter Holm", ""),
    ],
)
def test_kin_before_a_name(text: str, name: str, relation: str) -> None:
    start = text.index(name)
    assert kin_before(text, start, start + len(name)) == relation
