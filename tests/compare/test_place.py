"""Where in its text a sentence stands changes nothing of what is told of it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from test_direction import change
from told import written

from claimcheck.api import extract_claims
from claimcheck.compare.arithmetic import sums
from claimcheck.compare.direction import direction
from claimcheck.compare.echo import masked
from claimcheck.compare.hedging import meant
from claimcheck.findings import find
from claimcheck.findings.sums import written as sum_in_words
from claimcheck.model import Claim

SUMS = tomllib.loads(Path(__file__).with_name("cases_arithmetic.toml").read_text(encoding="utf-8"))["case"]
OPENING = "The council met in the old hall."
FURTHER = 1_000  # characters
SENTENCES = (
    "Revenue rose 5 percent.",
    "It saw a 5 percent drop in revenue.",
    "Costs fell. Revenue changed by 5 percent.",
    "After a year in which the whole trade of the north shrank, revenue was up 5 percent.",
    "Revenue was 5 percent, in the year in which it did not at all decline, of all sales.",
    "So far, no club was ready to pay more than 8 percent.",
    "Revenue, the firm's board said on Monday, fell, as all had expected, by as much as 5 percent.",
)


def moved(claim: Claim, by: int) -> Claim:
    mention = claim.mention
    span = mention.hedge_span and (mention.hedge_span[0] + by, mention.hedge_span[1] + by)
    mention = replace(mention, start=mention.start + by, end=mention.end + by, hedge_span=span)
    return replace(
        claim, mention=mention, id=f"{claim.source}:{mention.start}", sentence_start=claim.sentence_start + by
    )


@pytest.mark.parametrize("sentence", SENTENCES)
def test_one_claim(sentence):
    claim = change("a", sentence)
    for read in (direction, masked, meant):
        assert read(moved(claim, FURTHER)) == read(claim)


@pytest.mark.parametrize("one", SENTENCES)
def test_two_claims(one):
    for other in SENTENCES:
        pair = [change("a", one), change("b", other)]
        here, there = find(pair)[0], find([moved(claim, FURTHER) for claim in pair])[0]
        assert list(map(written, there)) == list(map(written, here))


@pytest.mark.parametrize("case", SUMS, ids=[case["text"][:60] for case in SUMS])
def test_sums(case):
    later = sums(extract_claims([f"{OPENING}\n\n{case['text']}"]))
    assert [sum_in_words(done) for done in later] == [case["sum"]] * bool(case["sum"])
