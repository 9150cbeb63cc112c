"""Documents of RAG frameworks, known by their attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from claimcheck.documents import load
from claimcheck.errors import SourceError

TEXT = "The bridge is 90 m long."


@dataclass
class Chunk:  # as LangChain's Document
    page_content: str
    metadata: dict[str, object] = field(default_factory=dict)


@dataclass
class TextNode:  # as LlamaIndex's
    text: str
    metadata: dict[str, object] = field(default_factory=dict)
    id_: str = "5f0c1b1e-9d0a-4b57-8f0e-0d2a5a1c7e11"


@dataclass
class ImageNode:  # one that gives its text on demand only
    metadata: dict[str, object]

    def get_content(self) -> str:
        return TEXT


@dataclass
class NodeWithScore:
    node: Any
    score: float = 0.5


@pytest.mark.parametrize(
    "source",
    [
        Chunk(TEXT, {"source": "guide.pdf"}),
        (Chunk(TEXT, {"source": "guide.pdf"}), 0.83),
        TextNode(TEXT, {"file_name": "guide.pdf"}),
        ImageNode({"file_path": "guide.pdf"}),
        NodeWithScore(TextNode(TEXT, {"file_name": "guide.pdf"})),
    ],
)
def test_each_form_in_a_list(source: object) -> None:
    (document,) = load([source]).documents
    assert (document.id, document.text, document.derived) == ("guide.pdf", TEXT, "")


@pytest.mark.parametrize("source", [Chunk(TEXT), TextNode(TEXT), NodeWithScore(TextNode(TEXT))])
def test_one_alone_and_ids_that_do_not_change_from_run_to_run(source: object) -> None:
    assert [document.id for document in load(source).documents] == ["source 1"]


def test_parts_of_one_file_are_numbered() -> None:
    nodes = [NodeWithScore(TextNode(TEXT, {"file_name": "guide.pdf"})) for _ in range(2)]
    assert [document.id for document in load(nodes).documents] == ["guide.pdf#1", "guide.pdf#2"]


@dataclass
class Response:  # a text and nothing about it is no document
    text: str


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (TextNode(None), "the text is None"),  # type: ignore[arg-type]
        (NodeWithScore(None), "type NodeWithScore"),
        (Chunk(TEXT, 5), r"the metadata is 5 \(int\)"),  # type: ignore[arg-type]
        (Response("<html>"), "type Response.*LlamaIndex"),
    ],
)
def test_messages(source: object, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load([source])
