"""Language: English is read, other languages are named, what is not clear is read."""

from __future__ import annotations

import pytest

from claimcheck.extract.language import other_language
from claimcheck.extract.prose import extract
from claimcheck.model import Document, Source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twelve people died when the dam broke, and the town was flooded by the river.", ""),
        ("Acme X1: 12 MP, 300 g, $399\nAcme X2: 16 MP, 280 g, $499\nAcme X3: 20 MP, 310 g, $599", ""),
        ("Flood kills 12", ""),
        ("A 31-year-old cook fell nine metres on Friday. Dan Moen, 31, lived near Lund.", ""),
        ("", ""),
        ("12 13 14 15", ""),
        (
            "Le barrage a cédé dans la vallée et les autorités ont compté 12 morts, selon des témoins.",
            "French",
        ),
        ("Der Damm brach in dem Tal, und die Behörden meldeten 12 Tote, nachdem das Wasser stieg.", "German"),
        (
            "La presa se rompió y los vecinos del pueblo contaron 12 muertos, según las autoridades.",
            "Spanish",
        ),
        ("Плотина прорвалась, погибли 12 человек, сообщили власти.", "another script"),
        ("大坝决堤,造成12人死亡。", "another script"),
        (
            "The German word der and the French word le are small words of those languages, he said to them.",
            "",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    assert other_language(text) == language


def test_a_document_in_another_language_is_skipped_and_said_so() -> None:
    text = "Der Damm brach in dem Tal, und die Behörden meldeten 12 Tote, nachdem das Wasser stieg."
    claims, skipped = extract(Document(Source("a"), text))
    assert claims == []
    assert [(one.source, one.reason) for one in skipped] == [("a", "not English (German): not read")]
