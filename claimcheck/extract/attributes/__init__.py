"""What a value counts, measures or dates: a catalogue of attributes and a reader of constructions.

    value ──constructions──▶ cues ("object kill", "noun villager") ──catalogue──▶ attribute "killed"

A date asks for the event it dates instead (`dated`). `owners` finds whose value it is, `surroundings` the
words that name an attribute no entry covers. A new attribute is one entry in ``data/attributes.toml``.
"""

from claimcheck.extract.attributes.catalogue import Attribute, Catalogue, catalogue
from claimcheck.extract.attributes.reading import AttributeReading, read_attribute

__all__ = ["Attribute", "AttributeReading", "Catalogue", "catalogue", "read_attribute"]
