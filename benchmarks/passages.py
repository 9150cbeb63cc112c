"""Passages that a question retrieved: what each answers, and whether two speak of one thing.

The question is turned into a statement with a placeholder for the answer ("When was Acme founded?" -> "Acme
was founded in 1999.") and read like any text, so that question and passages are claims of the same kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import claimcheck as cc
from claimcheck.compare.containment import bearing
from claimcheck.model import Claim

YEAR, NUMBER = "1999", "3,456"  # placeholders of the answer
WHEN = re.compile(
    r"(?:when|(?:in )?(?:what|which) year)\s+(was|were|is|are|did|does|do)\s+(.+)", re.IGNORECASE
)
LAST = re.compile(r"(.+)\bin (?:what|which) year", re.IGNORECASE)
WHAT = re.compile(r"what (?:is|was|are|were) (.+)", re.IGNORECASE)
COUNT = re.compile(r"how many (.+)", re.IGNORECASE)
PARTICIPLE = re.compile(r".{2,}(?:ed|en|n|t|d)$")
ADVERBS = ("first", "last", "originally")
TIMES = re.compile(r"^when\b|(?:what|which) year|\bdate\b", re.IGNORECASE)
DATES, AMOUNTS = frozenset({"date"}), frozenset({"number", "quantity", "duration", "money"})
NAME = re.compile(r"\b[A-Z][a-z]{2,}")
STOP = frozenset(
    {"what", "when", "which", "who", "where", "how", "is", "was", "are", "were", "did", "do", "does"}
    | {"the", "a", "an", "of", "in", "on", "to", "for", "by"}
)
SAME_ATTRIBUTE, SAME_HEAD, SAME_SUBJECT = 2.0, 1.0, 0.5  # beside a word of the question right at the value: 1
LEAST = 0.5  # of what answers at all
SAME_THING = 0.3  # share of names from which two passages tell of one thing


class Answer(NamedTuple):
    """The claim that answers, and the names that stand around it."""

    claim: Claim
    near: frozenset[str]


def label(question: str, texts: tuple[str, str], answers: tuple[Answer | None, Answer | None]) -> str:
    """Agree, conflict, different_entity or no_claim: how two passages answer one question."""
    one, other = answers
    if one is None or other is None:
        return "no_claim"
    if "contradiction" not in (
        bearing(one.claim.value, other.claim.value),
        bearing(other.claim.value, one.claim.value),
    ):
        return "agree"
    asked = names(question.title())
    whole = shared(names(texts[0]) - asked, names(texts[1]) - asked)
    near = shared(one.near - asked, other.near - asked)
    return "conflict" if (whole + near) / 2 >= SAME_THING else "different_entity"


def answer(question: str, text: str) -> Answer | None:
    """The claim of a passage that tells what the question asks for; None where none does."""
    wanted = {stem(word) for word in re.findall(r"\w+", question.casefold())} - STOP
    asked = claim_of(question)
    kinds = DATES if TIMES.search(question) else AMOUNTS
    best, score = None, LEAST
    for claim in cc.check_claims([{"id": "passage", "text": text}]).claims:
        if claim.value.kind in kinds:
            found = nearness(text, claim, wanted) + (likeness(claim, asked, question) if asked else 0.0)
            if found > score:
                best, score = claim, found
    if best is None:
        return None
    return Answer(best, names(text[max(0, best.start - 300) : best.end + 200]))


def claim_of(question: str) -> Claim | None:
    """What is asked for, as a claim with a placeholder for its value."""
    claims = cc.check_claims([{"id": "question", "text": statement(question)}]).claims
    return next((claim for claim in reversed(claims) if claim.quote in (YEAR, NUMBER)), None)


def statement(question: str) -> str:
    """A question as a statement.

    Example:
        >>> statement("When was the mill built?"), statement("What is the population of Rome?")
        ('The mill was built in 1999.', 'The population of Rome was 3,456.')
    """
    asked = question.rstrip("? ")
    if found := WHEN.match(asked):
        verb, rest = found[1].lower(), found[2].split()
        at = next((n for n in range(len(rest) - 1, 0, -1) if PARTICIPLE.match(rest[n])), len(rest) - 1)
        at -= at > 1 and rest[at - 1] in ADVERBS
        words = rest if verb in ("did", "does", "do") else [*rest[:at], verb, *rest[at:]]
        said = f"{' '.join(words)} in {YEAR}."
    elif found := LAST.match(asked):
        said = f"{found[1]}in {YEAR}."
    elif found := WHAT.match(asked):
        said = f"{found[1]} was {YEAR if TIMES.search(question) else NUMBER}."
    elif found := COUNT.match(asked):
        said = f"{NUMBER} {found[1]}."
    else:
        said = asked
    return said[0].upper() + said[1:]


def likeness(claim: Claim, asked: Claim, question: str) -> float:
    """How far a claim is of the kind that is asked for, and of what is asked about."""
    one, other = claim.context, asked.context
    same_head = SAME_HEAD if other.head and one.head == other.head else 0.0
    kind = SAME_ATTRIBUTE if other.attribute_id and one.attribute_id == other.attribute_id else same_head
    return kind + (SAME_SUBJECT if names(question) & names(one.subject) else 0.0)


def nearness(text: str, claim: Claim, wanted: set[str]) -> float:
    """How many of the wanted words stand near a value, nearer ones counting more."""
    before = re.findall(r"\w+", text[max(0, claim.start - 120) : claim.start].casefold())[::-1]
    after = re.findall(r"\w+", text[claim.end : claim.end + 80].casefold())
    best: dict[str, float] = {}
    for words in (before, after):
        for distance, word in enumerate(words):
            if stem(word) in wanted:
                best[stem(word)] = max(best.get(stem(word), 0.0), 1 / (1 + distance / 4))
    return sum(best.values())


def names(text: str) -> frozenset[str]:
    return frozenset(NAME.findall(text))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def stem(word: str) -> str:
    return re.sub(r"(?:ed|ing|s|ation|ions?)$", "", word)[:6]
