"""Chunks that a retriever returned: warn the reader where they contradict each other, before a model answers.

``python examples/rag_chunks.py`` prints the note that goes into the prompt. Documents of LangChain and
LlamaIndex are taken as they come, with or without their scores; here a small class stands for them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import claimcheck as cc


@dataclass
class Chunk:
    """What LangChain calls a Document."""

    page_content: str
    metadata: dict[str, str] = field(default_factory=dict)


RETRIEVED = [
    Chunk(
        "The Mill Road bridge opened in 1987. It is 412 metres long and carries two lanes.",
        {"source": "city-guide.pdf", "published": "2019"},
    ),
    Chunk(
        "Mill Road bridge. The Mill Road bridge is 412 m long. The Mill Road bridge opened in 1978.",
        {"source": "council-minutes.txt", "published": "2021-05"},
    ),
    Chunk(
        "About 21,000 vehicles a day cross the Mill Road bridge, the council says.",
        {"source": "traffic.html", "published": "2023-01-17"},
    ),
]


def main() -> list[str]:
    """Return one warning for each contradiction, ready to be put into a prompt or shown to the reader.

    A reader who is warned in vain loses little here, so that suspicions count too.
    """
    report = cc.check_claims(RETRIEVED)
    warnings = [f.explanation for f in report.findings if f.relation in ("conflict", "possible")]
    print(f"{len(RETRIEVED)} passages retrieved. {report.summary()}\n")
    if warnings:
        print("Note to the model: the passages contradict each other here; say so, and give both figures.")
        print("\n".join(f"- {warning}" for warning in warnings))
    else:
        print("The passages do not contradict each other.")
    for finding in report.conflicts:
        for position in finding.positions:
            claim = position.claims[0]
            print(f"    {claim.source}: {claim.sentence}")
    return warnings


if __name__ == "__main__":
    main()
