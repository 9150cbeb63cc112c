"""Sources on unrelated matters fall into affairs of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from string import ascii_lowercase

from claimcheck import extract_claims
from claimcheck.keys import assign
from claimcheck.keys.affairs import affairs
from claimcheck.model import Claim, Document, Period, Source

FERRY = (
    "A ferry sank off Port Almada on Monday. Officials said 31 people were killed in the sinking.",
    "Thirty-one people were killed when a ferry sank off Port Almada, the coast guard said.",
)
BRIDGE = (
    "The new railway bridge over the Ister will cost 410 million euros, officials said on Monday.",
    "Builders now put the cost of the railway bridge over the Ister at 520 million euros.",
)


def _claims(*texts: str) -> list[Claim]:
    return extract_claims([Document(Source(f"s{at}"), text) for at, text in enumerate(texts)])


def test_two_matters_are_two_affairs() -> None:
    home = affairs(_claims(*FERRY, *BRIDGE))
    assert home["s0"] == home["s1"]
    assert home["s2"] == home["s3"]
    assert home["s0"] != home["s2"]


def test_no_key_straddles_affairs() -> None:
    claims = assign(_claims(*FERRY, *BRIDGE))
    for key in {claim.key for claim in claims if claim.key}:
        sources = {claim.source for claim in claims if claim.key == key}
        assert sources <= {"s0", "s1"} or sources <= {"s2", "s3"}
    assert any(claim.key for claim in claims)


STRIKE = "Weavers in the northern valleys stopped work over wages and hours at"


def test_a_word_of_all_sources_brings_none_together() -> None:
    words = [f"mill{a}{b}" for a in ascii_lowercase[:15] for b in ascii_lowercase[:15]]
    (claim,) = _claims("The mill dismissed two weavers.")
    claims = [replace(claim, id=word, source=word, sentence=f"{STRIKE} {word}.") for word in words]
    assert len(set(affairs(claims).values())) == len(words) == 225
    assert len(set(affairs(claims[:200]).values())) == 1


def _dated(days: tuple[str, ...]) -> dict[str, Source]:
    return {f"s{at}": Source(f"s{at}", published=_period(text)) for at, text in enumerate(days)}


def _period(text: str) -> Period | None:
    if not text:
        return None
    day = datetime.fromisoformat(text)
    return Period(day, day + timedelta(days=1))


SEASONS = (
    *("spring winger striker goals league harbour",) * 3,
    *("autumn winger ligament surgeon hospital theatre",) * 3,
)
ONE_SPRING = ("2021-03-01", "2021-03-03", "2021-03-08", "2021-03-20", "2021-04-02", "2021-04-04")
TWO_YEARS = ("2021-03-01", "2021-03-03", "2021-03-08", "2023-10-01", "2023-10-02", "2023-10-09")


def _home(days: tuple[str, ...], *more: str) -> list[int]:
    (claim,) = _claims("The mill dismissed two weavers.")
    told = enumerate((*SEASONS, *more))
    claims = [replace(claim, id=f"c{at}", source=f"s{at}", sentence=sentence) for at, sentence in told]
    home = affairs(claims, _dated(days))
    return [home[f"s{at}"] for at in range(len(SEASONS) + len(more))]


def test_two_waves_of_reports_need_more_in_common() -> None:
    assert _home(ONE_SPRING) == [0] * 6
    assert _home(TWO_YEARS) == [0] * 3 + [3] * 3


UNDATED = "winger striker goals ligament"  # of the first season, a little of the second


def test_an_undated_report_counts_to_the_wave_it_is_likest() -> None:
    assert _home((*TWO_YEARS, ""), UNDATED) == [0] * 3 + [3] * 3 + [0]
    assert len(set(_home((*ONE_SPRING, ""), UNDATED))) == 1


def test_a_matter_written_of_now_and_then_stays_one() -> None:
    yearly = tuple(f"20{year}-05-01" for year in range(11, 17))
    assert _home(yearly) == [0] * 6


QUAKES = (
    *("spring island tremor village rubble dogs before dawn bricks",) * 3,
    *("summer island shaking highway boulder cars ferry harbour midday",) * 3,
)


def test_figures_tell_whether_texts_are_of_one_matter() -> None:
    def homes(spring: str, summer: str) -> list[int]:
        told = _claims(f"The quake {spring}.", f"The quake {summer}.")
        claims = [
            replace(told[at // 3], id=f"c{at}", source=f"s{at}", sentence=sentence)
            for at, sentence in enumerate(QUAKES)
        ]
        home = affairs(claims)
        return [home[f"s{at}"] for at in range(6)]

    assert homes("killed 24 people", "killed 24 people") == [0] * 6
    assert homes("killed 24 people", "killed 60 people") == [0] * 3 + [3] * 3
    assert homes("struck on 3 May 2013", "struck on 3 May 2013") == [0] * 6
    assert homes("struck in 2013", "struck in 2013") == [0] * 3 + [3] * 3
    assert homes("killed two people", "killed two people") == [0] * 3 + [3] * 3


PROFILE = "The foreman of the weavers has kept pigeons since he left the army at 19, and owns 60."
WALKOUT = (
    "Some 400 weavers walked out of the Holm mill over wages on Monday, the union said.",
    "The union says 400 weavers of the Holm mill stopped work over wages on Monday.",
    "At the Holm mill 380 weavers stopped work on Monday over wages, its owner said.",
    "Weavers of the Holm mill will strike over wages for a second day, their union said; 400 did on Monday.",
)


def test_a_report_from_another_side_joins_the_affair_it_is_likest() -> None:
    home = affairs(_claims(*WALKOUT, PROFILE, *BRIDGE, BRIDGE[1]))
    assert [home[f"s{at}"] for at in range(8)] == [0] * 5 + [5] * 3


def test_few_sources_need_less_in_common() -> None:
    (claim,) = _claims("The mill dismissed two weavers.")
    words = [f"{a}{b}mill" for a in ascii_lowercase[:10] for b in ascii_lowercase[:10]]
    told = [words[10 * at : 10 * at + 10] for at in range(5)]
    told[1][0] = told[0][0]  # a likeness of .08
    claims = [
        replace(claim, id=f"c{at}", source=f"s{at}", sentence=" ".join(said)) for at, said in enumerate(told)
    ]
    few, many = affairs(claims[:4]), affairs(claims)
    assert few["s0"] == few["s1"] != few["s2"]
    assert many["s0"] != many["s1"]
