"""Claims of one fact get one key; the order of claims, and strangers, change nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from claimcheck import extract_claims
from claimcheck.keys import assign
from claimcheck.model import Claim, Document, Source
from claimcheck.values.calendar import parse_period

TOLL = (
    "A ferry sank off Port Almada on Monday. Officials said 31 people were killed and 12 were injured.",
    "Thirty-one people were killed when a ferry sank off Port Almada, officials said. 12 were injured.",
    "The ferry accident off Port Almada killed 34 people and injured 12, the coast guard said.",
)


def _claims(texts: tuple[str, ...]) -> list[Claim]:
    return extract_claims([Document(Source(f"s{number}"), text) for number, text in enumerate(texts)])


def _together(claims: list[Claim]) -> set[frozenset[str]]:
    return {
        frozenset((a.id, b.id)) for a, b in combinations(claims, 2) if a.key is not None and a.key == b.key
    }


def _keys(claims: list[Claim], quote: str) -> set[str]:
    return {str(claim.key) for claim in claims if claim.quote == quote}


def test_money_is_linked_at_the_rate_of_its_sources_days() -> None:
    day = parse_period("2013-09-09")
    sources = {name: Source(name, published=day) for name in "ab"}
    sums = {"a": "30 million euros", "b": "$39.6 million"}
    documents = [
        Document(sources[name], f"Norrvik Energy paid {amount} for the plant in Tarn.")
        for name, amount in sums.items()
    ]
    claims = [claim for claim in extract_claims(documents) if claim.value.kind == "money"]
    assert len(_together(assign(claims, sources=sources))) == 1
    assert not _together(assign(claims))


def test_equal_values_of_one_fact_share_a_key() -> None:
    claims = assign(_claims(TOLL))
    assert len(_keys(claims, "31") | _keys(claims, "Thirty-one")) == 1
    assert _keys(claims, "12") != _keys(claims, "31")
    assert "None" not in _keys(claims, "31")


def test_a_fact_goes_by_the_name_it_has_whichever_source_gives_it() -> None:
    one, other = _claims(("The mill has 40 rusty gates.",) * 2)
    bare = [replace(claim, context=replace(claim.context, attribute="", head="")) for claim in (one, other)]
    (there,), (back,) = ({claim.key for claim in assign(pair)} for pair in ((one, bare[1]), (bare[0], other)))
    assert there == back
    assert there is not None
    assert there.attribute == "rusty gates"


def test_what_an_attribute_says_already_is_no_scope() -> None:
    claims = assign(_claims(("Ann Lee has a contract worth $4 million a season.",) * 2))
    assert _keys(claims, "$4 million") == {"Ann Lee / contract value per season"}
    claims = assign(_claims(("Acme's plant makes 300 cars a day.",) * 2))
    assert _keys(claims, "300") == {"Acme's plant / production / per day"}


@pytest.mark.parametrize("seed", range(3))
def test_order_of_claims_changes_nothing(seed: int) -> None:
    claims = _claims(TOLL)
    shuffled = random.Random(seed).sample(claims, len(claims))
    assert assign(shuffled) == assign(claims)


def test_offsets_and_values_are_untouched() -> None:
    claims = _claims(TOLL)
    assert {c.id: (c.start, c.quote, c.value) for c in assign(claims)} == {
        c.id: (c.start, c.quote, c.value) for c in claims
    }


def test_a_restatement_stays_with_its_value() -> None:
    texts = (
        "Norrvik Energy paid 3 billion yuan ($439 million) for the plant.",
        "Norrvik Energy paid 3 billion yuan for the plant.",
    )
    claims = assign(_claims(texts))
    assert len(_keys(claims, "3 billion yuan") | _keys(claims, "$439 million")) == 1


def test_named_strangers_never_disagree() -> None:
    texts = ("Acme Robotics employs 2,300 engineers.", "Bolt Foundry employs 3,400 engineers.")
    claims = assign(_claims(texts))
    assert not _together(claims)


def test_no_claims() -> None:
    assert assign([]) == []


def test_two_parties_to_one_deal_are_no_strangers() -> None:
    texts = (
        "Tarn Foods agreed on Monday to buy Bellmere for €820 million.",
        "Tarn Foods will pay €860 million for Bellmere, the companies said.",
    )
    claims = assign(_claims(texts))
    assert _keys(claims, "€820 million") == _keys(claims, "€860 million") != {"None"}
