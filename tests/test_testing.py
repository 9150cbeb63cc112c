"""What other people's tests get: a message they can read, and a fixture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

import claimcheck as cc
from claimcheck.outcome import Position
from claimcheck.testing import MOST, assert_no_conflicts

pytest_plugins = ["pytester"]

GUIDE = {"id": "guide", "publisher": "The Guide", "published": "2021", "text": "The dam is 90 metres high."}
COUNCIL = {"id": "council", "title": "Minutes", "text": "The dam is 120 metres high."}
MESSAGE = """\
sources disagree on 1 of 1 fact that two or more of them state

conflict: dam / height
  EXPLANATION
- A  The Guide, 2021
-      The dam is 90 metres high.
?                 ^^^^^^^^^
+ B  Minutes
+      The dam is 120 metres high.
?                 ^^^^^^^^^^"""
SHOPS = "source,subject,attribute,value\nMaker,E1,weight,21 kg\nShop,E1,weight,25 kg\n"


def test_the_message_puts_the_positions_below_each_other() -> None:
    report = cc.check_claims([GUIDE, COUNCIL])
    with pytest.raises(AssertionError) as caught:
        assert_no_conflicts(report)
    assert str(caught.value) == MESSAGE.replace("EXPLANATION", report.findings[0].explanation)


def test_rows_of_a_table_have_their_value_for_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "shops.csv"
    path.write_text(SHOPS)
    with pytest.raises(AssertionError, match=r"(?s)- A  Maker\n-      21 kg\n\?      \^{5}\n\+ B  Shop"):
        assert_no_conflicts(path)


def test_of_many_conflicts_the_first_are_told(tmp_path: Path) -> None:
    rows = [
        f"{who},E{n},weight,{kg} kg" for n in range(MOST + 3) for who, kg in (("Maker", 21), ("Shop", 25))
    ]
    path = tmp_path / "shops.csv"
    path.write_text("source,subject,attribute,value\n" + "\n".join(rows))
    with pytest.raises(AssertionError, match=r"disagree on 23 of 23 facts(?s:.*)\.\.\. and 3 more$"):
        assert_no_conflicts(path)


def test_sentences_are_cut_and_never_obeyed() -> None:
    report = cc.check_claims([GUIDE, COUNCIL])
    (finding,) = report.findings
    far = "which\x1b[2J nobody\nhad asked for, " * 9
    positions = []
    for position in finding.positions:
        claim = position.claims[0]
        long = replace(claim, sentence=far + claim.quote + far, sentence_start=claim.start - len(far))
        positions.append(Position((long,)))
    with pytest.raises(AssertionError) as caught:
        assert_no_conflicts(replace(report, findings=(replace(finding, positions=tuple(positions)),)))
    lines = str(caught.value).splitlines()
    assert "\x1b" not in str(caught.value)
    assert max(map(len, lines)) < 160
    marked = [(above, below) for above, below in pairwise(lines) if below.startswith("?")]
    shown = [above[below.index("^") : below.rindex("^") + 1] for above, below in marked]
    assert shown == ["90 metres", "120 metres"]


@pytest.mark.parametrize(
    ("flagged", "fails"), [(("conflict",), False), (("conflict", "evolved"), True), ((), False)]
)
def test_what_fails_can_be_chosen(flagged: tuple[str, ...], fails: bool) -> None:
    prices = {"source": ["A", "B"], "value": ["€20", "€25"], "as_of": ["2023-01", "2024-01"]}
    frame = pd.DataFrame({"subject": "E1", "attribute": "price", **prices})
    report = cc.check_claims(frame, schema={"price": {"behaviour": "varying"}})
    assert [finding.relation for finding in report.findings] == ["evolved"]
    if fails:
        with pytest.raises(AssertionError, match="evolved: E1 / price"):
            assert_no_conflicts(report, flagged=flagged)
    else:
        assert assert_no_conflicts(report, flagged=flagged) is report


def run(pytester: pytest.Pytester, ini: str = "") -> pytest.RunResult:
    pytester.makeini(f"[pytest]\n{ini}")
    pytester.makepyfile(
        """
        from pathlib import Path
        HERE = Path(__file__).parent

        def test_shops_agree(claimcheck):
            claimcheck.assert_no_conflicts(HERE / "shops.csv")

        def test_shops_are_read(claimcheck):
            assert len(claimcheck.check(HERE / "shops.csv").claims) == 2
        """
    )
    (pytester.path / "shops.csv").write_text(SHOPS)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist")


def test_the_fixture_is_there_and_its_message_read(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["E*sources disagree on 1 of 1 fact*", "E*+ B  Shop", "E*25 kg"])
    result.stdout.no_fnmatch_line("*raise AssertionError*")  # our own frames are hidden


def test_settings_come_from_the_ini_file(pytester: pytest.Pytester) -> None:
    (pytester.path / "weights.toml").write_text("[weight]\ntolerance = 0.2\n")
    run(pytester, "claimcheck_schema = weights.toml").assert_outcomes(passed=2)
    run(pytester, "claimcheck_flagged = evolved").assert_outcomes(passed=2)


def test_a_wrong_relation_is_named(pytester: pytest.Pytester) -> None:
    run(pytester, "claimcheck_flagged = conflicts").stdout.fnmatch_lines(
        ["*claimcheck_flagged: 'conflicts' is no relation. Allowed: agree, compatible, *"]
    )


def test_pytest_starts_without_the_library(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing_heavy_is_loaded():
            assert not {"pandas", "spacy", "claimcheck.testing"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist").assert_outcomes(passed=1)
