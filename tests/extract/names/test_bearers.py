"""Names: found by capitals, cut at titles, brought together under their bearers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.furniture import read_layout
from claimcheck.extract.names.bearers import cluster, parents
from claimcheck.extract.names.capitals import find_occurrences


def names(text: str) -> list[str]:
    return [found.surface for found in find_occurrences(text, read_layout(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Port Lee met Ann Lee on Friday in May.", ["Port Lee", "Ann Lee"]),
        ("Acme CEO Ann Lee met President Bo Karlsen.", ["Acme", "Ann Lee", "Bo Karlsen"]),
        ("Attorney General Ann Lee spoke.", ["Ann Lee"]),
        ("Recently Ann Lee spoke. Recently, she left.", ["Ann Lee"]),
        ("Police said the Bank of Ruritania was closed.", ["Bank of Ruritania"]),
        (
            "Ludwig van Karlsen met J. R. Lee and A.B. Karlsen.",
            ["Ludwig van Karlsen", "J. R. Lee", "A.B. Karlsen"],
        ),
        ("The London-based firm hired Ann Lee's sister.", ["Ann Lee"]),
        ('She said: "I\'m the third Lee."', ["Lee"]),
        ("He left Acme Inc. in 2010.", ["Acme Inc"]),
        ("We've met Lee, they said. That's Lee. They're gone.", ["Lee", "Lee"]),
        ("Ten people died.", []),
        ("Larry Page left. Page, 39, spoke. That is told on Page 3 and by the Page.", ["Larry Page", "Page"]),
        ("Theresa May won in May. In May, May spoke.", ["Theresa May"]),
        ("The home page of Acme is Page 4.", ["Acme"]),
        ("They met Sports Page.", ["Sports"]),
        ("See the website. Lee left. Ask your doctor, or call them. Tell us more.", ["Lee"]),
        ("Ninety detectives came. Detectives met Ann Lee. Around 40 left.", ["Ann Lee"]),
        ("The Nimbus 5 weighs more than the Nimbus 4. On May 5, Lee left.", ["Nimbus 5", "Nimbus 4", "Lee"]),
        ("In Port Lee 12 people died. Lee, 26, won 3-2.", ["Port Lee", "Lee"]),
        (
            "Ann B. Lee Ann Beth Lee runs Karl Karl.",
            ["Ann B. Lee", "Ann Beth Lee", "Karl Karl"],
        ),
        ("TEN PEOPLE DIED IN PORT LEE ON FRIDAY", []),
        ("The Port Lee Rovers won. Rovers have 40 players.", ["Port Lee Rovers", "Rovers"]),
        ("The Port Lee Bank and the Ona Bank won. The Bank has 40 rooms.", ["Port Lee Bank", "Ona Bank"]),
        ("Substitute Ann Lee scored. Shopkeeper Bo Karlsen saw it.", ["Ann Lee", "Bo Karlsen"]),
    ],
)
def test_names_in_running_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_title_case_shows_only_names_known_from_the_text() -> None:
    text = "Mayor Ann Lee Leaves Port Lee After Flood\nThe mayor, Ann Lee, left the town on Friday."
    assert names(text) == ["Ann Lee", "Ann Lee"]


def canonical(text: str, title: str = "") -> dict[str, str]:
    """Surface -> canonical name, for the surfaces that stand for another."""
    found = cluster(text, find_occurrences(text, read_layout(text)), title)
    return {
        surface: name.canonical for name in found for surface in name.surfaces if surface != name.canonical
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ann Lee. Later, Lee left.", {"Lee": "Ann Lee"}),
        ("They met Ann Lee and Bo Lee. Later, Lee left.", {}),
        ("They met Acme Bank and left Acme.", {"Acme": "Acme Bank"}),
        ("They met the General Ruritanian Society, or GRS.", {"GRS": "General Ruritanian Society"}),
        ("They met Ruritania Steel-Works Corp., or RSW.", {"RSW": "Ruritania Steel-Works Corp"}),
        ("They left West Ruritania for Ruritania.", {}),
        (
            "They met Ann B. Lee. Then Ann Lee left, and Lee too.",
            {"Ann Lee": "Ann B. Lee", "Lee": "Ann B. Lee"},
        ),
        ("They left Port Karl for the Port Karl Miners.", {}),
        ("They met Ann Lee. The shop belongs to Lee, which has ten.", {}),
        ("They met Ann Lee, who runs the furniture maker Lee.", {}),
        ("They sell the Nimbus 5. We like the Nimbus. The Nimbus 5 is new.", {"Nimbus": "Nimbus 5"}),
        ("They say Nimbus sells the Nimbus 14. Then Nimbus grew, and so Nimbus hired.", {}),
    ],
)
def test_short_forms(text: str, expected: dict[str, str]) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Ann Lee hit her husband, Bo Lee. Lee left.", "Ann Lee"),
        ("Bo Lee was hurt. Police met Bo Lee's sister Ann Lee. Lee left.", "Bo Lee"),
        ("Ann and Bo Lee met. Bo Lee went. Ann Lee stayed. Lee left.", "Lee"),
    ],
)
def test_kin_are_not_meant_by_the_last_name_alone(text: str, canonical: str) -> None:
    found = cluster(text, find_occurrences(text, read_layout(text)))
    assert next(one.canonical for one in found if "Lee" in one.surfaces) == canonical


def test_the_title_tells_which_of_a_family_is_meant() -> None:
    text = "They met Ann Lee and Bo Lee. Later, Lee left."
    assert canonical(text, title="Ann Lee leaves")["Lee"] == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met Ann Lee.", "Ann Lee", "person"),
        ("They met Xyla Zorn, 26, on Friday.", "Xyla Zorn", "person"),
        ("They met Acme Bank.", "Acme Bank", "organisation"),
        ("They lived near Zorn.", "Zorn", "place"),
        ("They crossed Zorn River.", "Zorn River", "place"),
        ("They bought a Zorn.", "Zorn", ""),
        ("They left Zorn prison.", "Zorn", "place"),
        ("They spoke of Oregon.", "Oregon", "place"),
        ("They spoke of Sri Lanka.", "Sri Lanka", "place"),
        ("They met the botanist Zorn Quell.", "Zorn Quell", "person"),
        ("Zorn was born in May.", "Zorn", "person"),
        ("Zorn Quell had 14 rebounds.", "Zorn Quell", "person"),
        ("Ann Lee, of Zorn, said so.", "Zorn", ""),  # who is from there says it
        ("Ann Lee, of Zorn, was born in May.", "Zorn", ""),
        ("They spoke of Zorn's mayor.", "Zorn", "place"),
        ("They met residents of Zorn.", "Zorn", "place"),
        ("The house is 40 km north of Zorn.", "Zorn", "place"),
        ("They met the chief executive of Zorn.", "Zorn", "organisation"),
        ("They beat the Zorn Rovings.", "Zorn Rovings", "organisation"),
        ("They closed Quell Boulevard.", "Quell Boulevard", "place"),
    ],
)
def test_what_bears_a_name(text: str, name: str, kind: str) -> None:
    found = cluster(text, find_occurrences(text, read_layout(text)))
    assert {one.canonical: one.kind for one in found}[name] == kind


WORDS = st.sampled_from(["Ann", "Lee", "Bo", "Acme", "Bank", "West", "AB", "of"])


@given(st.dictionaries(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), st.integers(1, 9), max_size=12))
def test_parents_are_longest_forms_and_need_no_order(counts: dict[str, int]) -> None:
    found = parents(counts)
    assert all(long in counts and long not in found for long in found.values())
    assert found == parents(dict(reversed(list(counts.items()))))


@given(st.text(alphabet="AbC. -'’é\n,", max_size=300))
def test_offsets_hold(text: str) -> None:
    for found in find_occurrences(text, read_layout(text)):
        assert text[found.start : found.end] == found.surface


@pytest.mark.parametrize("unit", ["Ann ", "Ann of ", "A.", "Ann-", "ANN "])
def test_long_runs_of_capitals_take_linear_time(unit: str) -> None:
    text = "so " + unit * 30_000
    assert len(find_occurrences(text, read_layout(text))) <= 30_001
