"""Which event a date or clock time dates: the verb or noun it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attributes.catalogue import Attribute, catalogue
from claimcheck.extract.attributes.cues import company
from claimcheck.extract.attributes.telling import says
from claimcheck.extract.attributes.trees import MAX_STEPS, VERBAL, anchor, children, subject_of
from claimcheck.extract.attributes.wordforms import lemma
from claimcheck.extract.givennames import is_given_name
from claimcheck.lexicon import words
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STATEMENT = "statement date"
_BEFORE_NOUN = frozenset({"compound", "nummod", "poss", "nmod", "amod"})
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "dobj", "oprd", "attr"})
_EVENTFUL = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


def dated_event(span: Span) -> tuple[Token | None, Attribute | None, bool]:
    """The word that the time of `span` dates, its catalogued date attribute, and whether it is speech.

    The nearest governing word that the catalogue lists wins; a verb of saying before that makes the time the
    statement's own ("said on Tuesday"). Verbs that only carry an event ("took place", "carried out") pass the
    question on to the noun that names it.
    """
    if (post := _post_since(span)) is not None:
        return post, catalogue().dated("appointment", "noun", frozenset()), False
    if (old := _building_of(span)) is not None:
        return old, catalogue().dated("construction", "noun", frozenset()), False
    word, found, speech = _dated(span)
    if word is not None and found is not None and _ends(word, found, bound_of(span)):
        found = catalogue().dated("end", "noun", frozenset())
    return word, found, speech


def _dated(span: Span) -> tuple[Token | None, Attribute | None, bool]:
    nearest: Token | None = None
    bound = bound_of(span)
    for word in _governing_words(span):
        verbal = word.pos_ in VERBAL
        if verbal and not _gets_going(word) and (found := listed(word, 1, bound)) is not None:
            return word, found, False  # "sign until" says more than the extension that is signed
        named = _named_event(word) if verbal else None
        if named is not None and (found := listed(named, bound=bound)) is not None:
            return named, found, False
        if (found := listed(word, bound=bound)) is not None:
            return word, found, False
        if says(word) or lemma(word) in words("constructions", "speech_nouns"):
            told = subject_of(word) if _is_passive(word) else None
            if told is not None and (found := listed(told)) is not None:
                return told, found, False  # "the blast was reported at 7:15"
            return word, None, True
        nearest = nearest or named or word
    return nearest, None, False


def bound_of(span: Span) -> str:
    """ "Since", "until" and the like right before a time, or ""."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before if before in words("constructions", "bounds") else ""


def _ends(word: Token, found: Attribute, bound: str) -> bool:
    """Whether "until" tells the end of what began before: "fought the fire until 4", not "shut until May"."""
    if bound not in words("constructions", "ends"):
        return False
    node = word
    for _ in range(MAX_STEPS):
        moved = lemma(node) in words("constructions", "scheduling_verbs")
        if moved or any(child.dep_ == "neg" for child in children(node)):
            return False  # "put off until May", "will not open until May"
        if node.head == node or node.pos_ in VERBAL:
            break
        node = node.head
    needs = catalogue().dated_needs(lemma(word), found)
    return not needs & words("constructions", "bounds")


def _post_since(span: Span) -> Token | None:
    """The office that somebody has had since a time: "director since 2012", "in charge since June"."""
    since = anchor(span).head
    if bound_of(span) != "since" or since.lower_ != "since" or since.dep_ != "prep":
        return None
    bearer = since.head
    if bearer.lower_ == "in":
        posts = words("constructions", "posts")
        return next((c for c in children(bearer) if c.dep_ == "pobj" and lemma(c) in posts), None)
    held = (
        bearer.dep_ == "pobj"
        and bearer.head.lower_ == "in"
        and lemma(bearer) in words("constructions", "posts")
    )
    return bearer if held or is_office(bearer) else None


def _building_of(span: Span) -> Token | None:
    """What was built in a decade or century told before it: "the 1890s mill", "a 19th-century church"."""
    word = anchor(span)
    noun = word.head if word.dep_ in _BEFORE_NOUN else word
    dated = span.text.endswith("s") or span.text.lower().endswith("century")
    old = dated and noun.i >= span.end and class_of(lemma(noun)) == "building"
    return noun if old else None


def is_office(noun: Token) -> bool:
    """Whether a word names an office that somebody is given: "director"."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in words("constructions", "offices")


def listed(word: Token, least: int = 0, bound: str = "") -> Attribute | None:
    """The date attribute of an event word, or None if the catalogue does not list the word.

    Args:
        word: a verb, a noun or an adjective made of a verb ("closed until Monday").
        least: how many other words the expression has to ask for.
        bound: "until" or "since" right before the time; those of other times say nothing of it.
    """
    name, around = lemma(word), company(word)
    around = around - words("constructions", "bounds") | ({bound} if bound else set())
    around |= _kinds(word)
    if word.dep_ in ("xcomp", "conj") and word.pos_ in VERBAL and (subject := subject_of(word)) is not None:
        around |= {lemma(subject), lemma(word.head)}  # "the sale is expected to close", "booked and released"
    nominal = word.pos_ not in VERBAL or word.dep_ in (
        "nsubj",
        "nsubjpass",
    )  # the tagger sees a verb in "Work"
    if nominal and (found := catalogue().dated(name, "noun", around, least)) is not None:
        return found
    if word.pos_ not in VERBAL and word.pos_ != "ADJ":
        return None
    done = next((child for child in children(word) if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    if done is not None and listed(done) is not None and (doer := subject_of(word)) is not None:
        around -= {lemma(doer)}  # "the firm starts production" is about what it does, not about firms
    return catalogue().dated(name, "verb", around, least)


def _kinds(word: Token) -> set[str]:
    """What the catalogue asks for beside a verb: "@thing" or "@person" it happens to, "@alone" for none."""
    if word.pos_ not in VERBAL:
        return set()
    done = next((c for c in children(word) if c.dep_ in ("dobj", "nsubjpass")), None)
    about = done or subject_of(word)
    found = set() if done is not None else {"@alone"}
    if about is None:
        return found
    if _is_somebody(about):
        return found | {"@person"}
    return found | {"@thing"} if about.pos_ == "NOUN" else found


def _is_somebody(noun: Token) -> bool:
    """Whether a word surely tells a person: "the coach", "she", "Ann Lee", "Lee, 44,"."""
    if noun.pos_ == "PROPN":
        names = [noun.lower_, *(child.lower_ for child in noun.lefts if child.dep_ == "compound")]
        aged = any(
            c.dep_ in ("appos", "nummod") and c.like_num and c.nbor(-1).text == "," for c in noun.rights
        )
        return aged or any(map(is_given_name, names))
    personal = noun.lower_ in ("he", "she", "him", "her", "who", "whom")
    return personal or (noun.pos_ == "NOUN" and class_of(lemma(noun)) == "person")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in children(verb))


def _referent(word: Token, verb: Token) -> Token:
    """What a relative pronoun stands for ("a deal, which they hope to complete by May"), else the word."""
    node = verb
    for _ in range(MAX_STEPS):
        if word.tag_ not in ("WDT", "WP") or node.head == node:
            return word
        if node.dep_ == "relcl":
            return node.head
        node = node.head
    return word


def _governing_words(span: Span) -> Iterator[Token]:
    """The verbs and nouns a time expression hangs on, nearest first, up to its clause's main verb."""
    calendar = words("constructions", "calendar_nouns")
    node = anchor(span)
    since = span.start > 0 and span.doc[span.start - 1].lower_ == "since"
    for _ in range(MAX_STEPS):
        head = node.head
        if head == node:
            return
        auxiliary = head.pos_ == "AUX" and head.dep_ in ("aux", "auxpass")
        outside = not span.start <= head.i < span.end
        if node.dep_ in _SPOKEN_OF and head.pos_ in VERBAL and outside:
            yield from _predicates(head, node)
        if outside and head.pos_ in _EVENTFUL and not auxiliary:
            if head.pos_ in VERBAL or lemma(head) not in calendar:
                yield head
            else:  # "its May release date"
                yield from (c for c in head.lefts if c.dep_ == "compound" and listed(c))
        climbs = (
            ("xcomp", "acl") if since else ("xcomp", "acl", "conj")
        )  # a state lasts for its own verb only
        main_verb = head.pos_ in VERBAL and not auxiliary and head.dep_ not in climbs
        named = outside and node.dep_ in _BEFORE_NOUN and head.dep_ not in _BEFORE_NOUN  # "the 2007 final"
        if main_verb or (named and lemma(head) not in calendar):
            return
        node = head


def _predicates(verb: Token, time: Token) -> Iterator[Token]:
    """What a time is said to be: "2030 was the start of building", "named 2030 as the year of the start"."""
    shows = lemma(verb) in words("constructions", "showing_verbs")
    for child in (*children(verb), *children(time)):
        if child.dep_ == "attr" or (shows and child.dep_ == "dobj" and child != time):
            yield from _occasion(child)
        elif child.dep_ == "prep" and child.lower_ in ("as", "for"):
            yield from (
                found for inner in children(child) if inner.dep_ == "pobj" for found in _occasion(inner)
            )


def _occasion(noun: Token) -> Iterator[Token]:
    """The noun itself, or what it only is the date of: "the year of the opening", "the end date"."""
    if noun.pos_ != "NOUN":
        return
    if lemma(noun) not in words("constructions", "calendar_nouns"):
        yield noun
        return
    yield from (child for child in noun.lefts if child.dep_ in ("compound", "amod") and listed(child))
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            yield from (inner for inner in children(child) if inner.dep_ == "pobj" and inner.pos_ == "NOUN")


def _scheduled(verb: Token) -> Token | None:
    """The event whose date a verb sets or moves: "slated for release", "pushed back the launch"."""
    for child in children(verb):
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN" and listed(child):
            return child
    for child in children(verb):
        if child.dep_ == "prep" and child.lower_ in ("for", "on", "with"):
            for inner in children(child):
                if inner.dep_ == "pobj" and inner.pos_ == "NOUN" and listed(inner):
                    return inner
    return None


def _gets_going(verb: Token) -> bool:
    """Whether a verb of another meaning only places the beginning of its subject: "got under way"."""
    name, around = lemma(verb), company(verb)
    phrases = (phrase.split() for phrase in words("constructions", "aspect_phrases"))
    return any(first == name and around.issuperset(rest) for first, *rest in phrases)


def _named_event(verb: Token) -> Token | None:
    """The noun that names the event where the verb does not: subject of "happen", object of "carry out"."""
    name = lemma(verb)
    if name in words("constructions", "light_verbs"):
        for child in children(verb):
            if child.dep_ in ("dobj", "nsubjpass"):
                thing = _referent(child, verb)
                if thing.pos_ == "NOUN" and listed(thing):
                    return thing
    if name in words("constructions", "scheduling_verbs") and (moved := _scheduled(verb)) is not None:
        return moved
    placed = name in words("constructions", "happening_verbs") or name in words(
        "constructions", "aspect_verbs"
    )
    if placed or _gets_going(verb):
        complement = next((c for c in children(verb) if c.dep_ == "acomp" and listed(c)), None)
        if complement is not None:  # "will be available in May"
            return complement
        subject = _activity_before(verb) or subject_of(verb)
        if subject is not None and (subject.pos_ in VERBAL or subject.dep_ == "csubj") and listed(subject):
            return subject  # "Building the tunnel began in May"
        if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            if subject.pos_ == "PROPN" and listed(subject) is None:
                return None  # "Acme went public in May" dates nothing that Acme names
            modifiers = [c for c in subject.lefts if c.dep_ == "compound"]
            dull = lemma(subject) in words(
                "constructions", "calendar_nouns"
            )  # "the sentencing date is May 7"
            return modifiers[-1] if dull and modifiers else subject
    return None


def _activity_before(verb: Token) -> Token | None:
    """What begins, where the parse takes it for a circumstance: "Building it began in May"."""
    first: Token | None = next(verb.lefts, None)
    if first is None or first.dep_ != "advcl" or first.tag_ != "VBG":
        return None
    return None if any(token.text == "," for token in verb.doc[first.i : verb.i]) else first
