"""Sources that print one sentence are one voice."""

from __future__ import annotations

from claimcheck import find_values
from claimcheck.compare.echo import masked, voices
from claimcheck.compare.statements import gather
from claimcheck.findings import find
from claimcheck.model import Claim, ClaimKey, Context, Source
from claimcheck.values.calendar import parse_period

KEY = ClaimKey("the bridge", "people hurt")
AGENCY = "In all {} people were hurt when the old bridge gave way on Monday, police said."


def claim(source: str, sentence: str, day: str | None = None) -> Claim:
    mention = next(m for m in find_values(sentence, day) if (m.value.kind == "date") == (day is not None))
    return Claim(f"{source}:{mention.start}", source, mention, Context(), sentence, key=KEY)


def statements(*sentences: str) -> list[str]:
    claims = [claim("abcdef"[place], sentence) for place, sentence in enumerate(sentences)]
    return voices(gather(claims, lambda claim: None))


def test_nearly_the_same_sentence_is_one_voice():
    reprint = "In all 12 people were hurt when the old bridge gave way Monday, police said."
    assert statements(AGENCY.format(12), AGENCY.format(12), reprint) == ["a", "a", "a"]


def test_another_value_or_another_sentence_is_another_voice():
    own = "Our reporter counted 12 people with bandages outside the clinic in the afternoon."
    assert statements(AGENCY.format(12), AGENCY.format(14), own) == ["a", "b", "c"]


def test_beyond_so_many_sentences_only_equal_ones_are_echoes():
    nouns = [f"{a}{b}" for a in "bcdfghjklmn" for b in "aeiouyrstw"]
    others = [
        f"{noun} {noun}o {noun}i {noun}e {noun}u {noun}y {noun}n saw 12 people." for noun in nouns[:101]
    ]
    reprint = AGENCY.replace("on Monday", "Monday").format(12)
    claims = [claim(f"s{number:03}", text) for number, text in enumerate(others)]
    told = [claim("a", AGENCY.format(12)), *claims, claim("t", reprint), claim("u", AGENCY.format(12))]
    found = voices(gather(told, lambda claim: None))
    assert (found[0], found[-2], found[-1]) == ("a", "t", "a")


def test_other_figures_of_a_sentence_do_not_tell_it_apart():
    sentences = [AGENCY.format(12).replace("Monday", f"Monday at {hour}") for hour in ("9:05", "10:15")]
    one, other = (masked(claim("a", sentence)) for sentence in sentences)
    assert one == other
    assert "#" in one.split()


def test_short_sentences_are_no_echoes():
    assert masked(claim("a", "It hurt 12 people.")) == ""


def test_an_echo_adds_no_gravity():
    other = "The mayor spoke of 20 people in hospital, among them the driver of a school bus."
    alone = find([claim("a", AGENCY.format(12)), claim("z", other)])[0][0]
    reprints = [claim(name, AGENCY.format(12)) for name in "abc"]
    echoed = find([*reprints, claim("z", other), claim("y", other)])[0][0]
    assert echoed.relation == "conflict"
    assert echoed.severity == alone.severity


def test_the_relative_day_of_a_reprinted_sentence_is_one_day():
    sentence = "The old bridge gave way yesterday under the weight of a lorry, the police of the town said."
    days = {"a": "2013-05-07", "b": "2013-05-10"}
    claims = [claim(name, sentence, day) for name, day in days.items()]
    sources = {name: Source(name, published=parse_period(day)) for name, day in days.items()}
    assert not find(claims, sources=sources)[0][0].flagged
    other = "What a day for the town: its old bridge gave way yesterday, as many had long feared it would."
    apart = find([claims[0], claim("b", other, days["b"])], sources=sources)[0][0]
    assert apart.flagged
