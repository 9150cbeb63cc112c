"""The name that stands beside a noun: "the captain, Joel Adem", "the city of Belun", "the Belun council"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.names.antecedents import is_built
from claimcheck.extract.nounclasses import class_of_noun
from claimcheck.extract.owning import holders, is_part
from claimcheck.extract.parse import Sentence
from claimcheck.extract.phrases import Subject, related
from claimcheck.values.counted import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extract.names.index import NameIndex


def by_apposition(names: NameIndex, sentence: Sentence, head: Token) -> Subject | None:
    """ "The captain, Joel Adem, is 51": the name set beside the owner.

    Of "the mayor of Port Lee, Ann Lee," the parse takes Ann Lee for Port Lee.
    """
    office = class_of(head.lemma_.lower()) == "person"
    towns = (token for token in holders(head) if token.head.lower_ == "of") if office else ()
    for noun in (head, *towns):
        for child in noun.rights:
            found = names.at(sentence.start + child.idx) if child.dep_ == "appos" else None
            if found is None or child.pos_ != "PROPN":
                continue
            name = names.named(found.surface).canonical
            if noun == head or names.is_person(name):
                return Subject(name, 0.9, f'the name "{found.surface}" stands beside "{head.text}"')
    return None


def at_region(names: NameIndex, sentence: Sentence, head: Token) -> Subject | None:
    """ "The city of Port Lee" is Port Lee."""
    noun = head.lemma_.lower()
    if class_of_noun(noun) != "place" or is_built(noun) or is_part(head):
        return None
    for token in holders(head):
        found = names.at(sentence.start + token.idx) if token.head.lower_ == "of" else None
        if found is not None:
            name = names.named(found.surface).canonical
            return Subject(name, 0.9, f'"{head.text}" of "{name}" is "{name}"')
    return None


def by_holder(names: NameIndex, sentence: Sentence, part: Token) -> Subject | None:
    """ "The council of Port Lee", "the Port Lee council": the part goes by the name beside it.

    What else happened to somebody's goes by its owner: "Acme's chief quit in May" is no date of Acme's.
    """
    for token in holders(part):
        if not is_part(part) and token.dep_ != "poss" and token.head.lower_ != "of":
            continue
        found = names.at(sentence.start + token.idx)
        if found is not None:
            return related(names.named(found.surface).canonical, part, owned=token.dep_ == "poss")
    return None
