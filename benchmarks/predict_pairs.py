"""Predict labels for pairs of texts or cells through the public API.

usage: predict_pairs.py {stresstest,ectsum,ramdocs,flight,weather} GOLD.jsonl PRED.jsonl

Reads everything of GOLD.jsonl except its labels; writes {"id", "label"} a line.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pandas as pd
import passages

import claimcheck as cc
from claimcheck.compare.containment import Bearing, bearing
from claimcheck.compare.direction import direction
from claimcheck.model import Claim, Context, Mention
from claimcheck.outcome import Finding

Row = dict[str, Any]
STRICT = cc.Config(bounds="strict")
DENIAL = re.compile(r"\b(?:not|no longer|never)\b|n't\b")
NTH = ("first", "second", "third", "fourth")
QUARTER = re.compile(rf"q([1-4])|({'|'.join(NTH)})[ -]quarter")
WORD = re.compile(r"\w+|[^\w\s]")


# ---------------------------------------------------------------- texts: strict logic


def stresstest(rows: Sequence[Row]) -> Iterator[str]:
    """Entailment between two near-copies: every quantity of the hypothesis against its partner."""
    for row in rows:
        yield judge(row["premise"], row["hypothesis"])


def judge(premise: str, hypothesis: str) -> Bearing:
    pairs = list(aligned(premise, hypothesis))
    found = {bearing(given.value, asked.value) if given else "neutral" for given, asked in pairs}
    for label in ("contradiction", "neutral"):
        if label in found:
            return label
    return "entailment"


def aligned(premise: str, hypothesis: str) -> Iterator[tuple[Mention | None, Mention]]:
    """Pair each value of the hypothesis with the value of the premise that stands in the same place.

    Place is told by the words around: both texts are compared word by word with every value, its hedge
    included, replaced by one mark.
    """
    given, asked = (cc.find_values(text, config=STRICT) for text in (premise, hypothesis))
    left, right = skeleton(premise, given), skeleton(hypothesis, asked)
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    partner: dict[int, Mention] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            mine, other = left[block.a + step][1], right[block.b + step][1]
            if mine is not None and other is not None:
                partner[other.start] = mine
    for mention in asked:
        yield partner.get(mention.start), mention


def skeleton(text: str, mentions: Sequence[Mention]) -> list[tuple[str, Mention | None]]:
    """The words of a text, each value one word."""
    spans = []
    for mention in mentions:
        start, end = mention.hedge_span or (mention.start, mention.end)
        spans.append((min(start, mention.start), max(end, mention.end), mention))
    words: list[tuple[str, Mention | None]] = []
    at = 0
    for start, end, mention in sorted(spans, key=lambda span: span[0]):
        words += [(word, None) for word in WORD.findall(text[at:start].casefold())]
        words.append(("#", mention))
        at = max(at, end)
    return words + [(word, None) for word in WORD.findall(text[at:].casefold())]


# ---------------------------------------------------------------- texts: a summary and its source


def ectsum(rows: Sequence[Row]) -> Iterator[str]:
    """A summary is inconsistent where one of its values follows from no value of the source, or it denies."""
    for row in rows:
        given, asked = (stated(row[side]) for side in ("premise", "hypothesis"))
        supported = all(any(follows(one, other) for one in given) for other in asked)
        denied = bool(DENIAL.search(row["hypothesis"])) and not DENIAL.search(row["premise"])
        yield "consistent" if supported and not denied else "inconsistent"


def stated(text: str) -> list[Claim]:
    """The values of a text, each in its place."""
    return [Claim("", "", found, Context(), text) for found in cc.find_values(text, config=STRICT)]


def quarter(text: str) -> int:
    """The number of the quarter that a date without a year names, 0 for none."""
    found = QUARTER.search(text.casefold())
    return 0 if found is None else int(found[1] or 1 + NTH.index(found[2]))


def follows(given: Claim, asked: Claim) -> bool:
    """Whether a value restates another, or a plain one lies in its bounds; undated times say nothing.

    A range is restated by its own ends only, and what rose is not what fell.
    """
    one, other = given.value, asked.value
    if other.kind in ("date", "time") and other.low is None and other.high is None:
        return quarter(asked.quote) in (0, quarter(given.quote))
    if one.kind != other.kind or bearing(one, other) != "entailment":
        return False
    if other.hedge == "range" and (one.low, one.high) != (other.low, other.high):
        return False
    timely = other.kind in ("date", "time", "duration")
    return timely or {direction(given), direction(asked)} != {"rising", "falling"}


# ---------------------------------------------------------------- texts: a question and passages


def ramdocs(rows: Sequence[Row], questions: dict[str, Row]) -> Iterator[str]:
    """Each passage's answer is the claim most like what is asked for; namesakes share few names."""
    answers = {
        (name, place): passages.answer(question["question"], document["text"])
        for name, question in questions.items()
        for place, document in enumerate(question["documents"])
    }
    for row in rows:
        question, a, b = questions[row["qid"]], row["a"], row["b"]
        texts = question["documents"][a]["text"], question["documents"][b]["text"]
        found = answers[row["qid"], a], answers[row["qid"], b]
        yield passages.label(question["question"], texts, found)


# ---------------------------------------------------------------- tables


def flight(rows: Sequence[Row]) -> Iterator[str]:
    """Two web sites on one flight: times may differ by ten minutes, gates are words."""
    names = sorted({row["attribute"] for row in rows})
    schema = {name: {"tolerance": "10 minutes"} for name in names if "gate" not in name}
    found = compared(rows, schema)
    for row in rows:
        relation = found[row["id"]].relation if row["id"] in found else "agree"
        yield "conflict" if relation in ("conflict", "evolved", "possible") else "agree"


def weather(rows: Sequence[Row]) -> Iterator[str]:
    """Two web sites on one reading: why two numbers differ, by the finding's reasons."""
    found = compared(rows, {})
    for row in rows:
        finding = found.get(row["id"])
        reasons = finding.reasons if finding else ()
        label = next((name for name in ("unit", "rounding") if name in reasons), "")
        differs = finding is not None and finding.relation in ("conflict", "evolved", "possible")
        yield label or ("different_value" if differs else "equal")


def compared(rows: Sequence[Row], schema: dict[str, Any]) -> dict[str, Finding]:
    """The finding on each pair, from one claim table that holds all pairs."""
    claims = [
        {
            "source": f"{side}: {row[f'{side}_source']}",
            "subject": row["id"],
            "attribute": row["attribute"],
            "value": row[f"{side}_value"],
            "as_of": row.get("as_of", ""),
        }
        for row in rows
        for side in "ab"
    ]
    report = cc.check_claims(pd.DataFrame(claims), schema=schema)
    return {finding.key.subject: finding for finding in report.findings}


TASKS: dict[str, Callable[..., Iterable[str]]] = {
    "stresstest": stresstest,
    "ectsum": ectsum,
    "ramdocs": ramdocs,
    "flight": flight,
    "weather": weather,
}


def load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    args = parser.parse_args()
    rows = load(args.gold)
    more = []
    if args.task == "ramdocs":  # the passages lie beside the pairs
        beside = args.gold.with_name(args.gold.name.replace("pairs", "questions"))
        more = [{row["id"]: row for row in load(beside)}]
    labels = TASKS[args.task](rows, *more)
    with args.pred.open("w", encoding="utf-8") as out:
        for row, label in zip(rows, labels, strict=True):
            out.write(json.dumps({"id": row["id"], "label": label}) + "\n")


if __name__ == "__main__":
    main()
