"""Every small change of a module's source (mutmut's operators), and an importer that puts one of them in."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[1]
_ASSERTED = re.compile(r",\s*(?:(?:strict|dtype)=[\w.]+)?(?=\s*\))")
TYPES = frozenset({"Literal", "Callable", "NDArray", "TypeVar", "Annotated"})
HARMLESS = frozenset({"len", "isinstance", "cast", "dataclass"})


@dataclass(frozen=True)
class Mutant:
    """One change: `before` at a line of a file becomes `after`."""

    path: str
    line: int
    last: int
    before: str
    after: str
    number: int  # place among the mutants of its file
    fate: str = ""

    @property
    def package(self) -> str:
        return Path(self.path).parts[1]


class _Finder(cst.CSTVisitor):
    """All changes of one module; types, decorators and imports are no behaviour."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom) or _is_type(node):
            return False
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in HARMLESS:
            return False
        if not (isinstance(node, cst.Assign | cst.AnnAssign) and node.value and _is_type(node.value)):
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [
                        (node, changed) for changed in operator(node) if not _is_same(node, changed)
                    ]
        return True


def _is_same(node: cst.CSTNode, changed: cst.CSTNode) -> bool:
    """Whether only `strict=` of a `zip` or the type of an array has changed: it asserts what holds anyway."""
    one, other = (_ASSERTED.sub("", cst.Module([]).code_for_node(item)) for item in (node, changed))
    return one == other


def _is_type(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name) and node.value.value in TYPES


def changes(path: str) -> list[Mutant]:
    """Every mutant of a file."""
    wrapper, found = _found(path)
    places, code = wrapper.resolve(PositionProvider), wrapper.module.code_for_node
    spans = [(places[node], node, changed) for node, changed in found if node in places]
    return [
        Mutant(path, place.start.line, place.end.line, code(node), code(changed), number)
        for number, (place, node, changed) in enumerate(spans)
    ]


def changed_source(mutant: Mutant) -> str:
    """The source of a mutant's file with the change in it."""
    wrapper, found = _found(mutant.path)
    places = wrapper.resolve(PositionProvider)
    node, changed = [pair for pair in found if pair[0] in places][mutant.number]
    return wrapper.module.deep_replace(node, changed).code  # type: ignore[union-attr]


def _found(path: str) -> tuple[MetadataWrapper, list[tuple[cst.CSTNode, cst.CSTNode]]]:
    wrapper = MetadataWrapper(cst.parse_module((ROOT / path).read_text(encoding="utf-8")))
    finder = _Finder()
    wrapper.visit(finder)
    return wrapper, finder.found


class _Changed(SourceFileLoader):
    """Loads a module from other source than its file's."""

    source = ""

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)


class Importer(MetaPathFinder):
    """Loads a changed module in the place of the file it was made of."""

    def __init__(self, path: str, source: str) -> None:
        parts = Path(path).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.path, self.source = ROOT / path, source

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        loader = _Changed(name, str(self.path))
        loader.source = self.source
        return importlib.util.spec_from_file_location(name, self.path, loader=loader)
