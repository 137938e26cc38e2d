"""The faults that `tools/mutate.py` puts into functions, and those that make no difference."""

from __future__ import annotations

import ast
import copy
import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_EFFECT = Path(__file__).with_name("mutants_without_effect.csv")
"""Changes that were read and make no difference that anybody could see, each with the reason."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one function."""

    path: Path
    name: str
    line: int
    lines: range
    source: str
    before: str
    after: str
    module: ast.Module
    function: ast.FunctionDef
    number: int
    """Of the node in the order of the function's."""
    change: ast.AST

    @property
    def tree(self) -> ast.Module:
        """The module with the change in it."""
        changed = _Replace(self.number, self.change).visit(copy.deepcopy(self.function))
        return ast.fix_missing_locations(_module_with(self.module, self.function, changed))

    @property
    def where(self) -> str:
        """The place, as it is printed."""
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.name}"

    def __str__(self) -> str:
        return f"{self.where}: {self.before} → {self.after}"


def without_effect(mutant: Mutant) -> bool:
    """Return whether a change is listed as one that makes no difference."""
    path = mutant.path.relative_to(ROOT).as_posix()
    return (path, mutant.name, mutant.source, mutant.before, mutant.after) in _listed()


@cache
def _listed() -> frozenset[tuple[str, ...]]:
    with WITHOUT_EFFECT.open(encoding="utf-8", newline="") as file:
        return frozenset(
            (row["path"], row["function"], row["line"], row["before"], row["after"])
            for row in csv.DictReader(file)
        )


def changes(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - a case for each kind of node
    """Yield what may stand in a node's place."""
    changed = copy.deepcopy(node)
    match changed:
        case ast.Compare() if type(changed.ops[0]) in COMPARISONS:
            changed.ops[0] = COMPARISONS[type(changed.ops[0])]()
            yield changed
        case ast.BoolOp():
            changed.op = ast.Or() if isinstance(changed.op, ast.And) else ast.And()
            yield changed
        case ast.BinOp() if type(changed.op) in OPERATORS:
            changed.op = OPERATORS[type(changed.op)]()
            yield changed
        case ast.UnaryOp(op=ast.Not()):
            yield changed.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not changed.value)
        case ast.Constant(value=int() | float() as number):
            yield ast.Constant(number + 1)
        case ast.Constant(value=str(text)) if text:
            yield ast.Constant(f"{text}x")
        case ast.IfExp():
            changed.test = ast.UnaryOp(ast.Not(), changed.test)
            yield changed
        case ast.If():
            changed.test = ast.UnaryOp(ast.Not(), changed.test)
            yield changed
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield ast.Pass()
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            changed.value = ast.Constant(None)
            yield changed


class _Replace(ast.NodeTransformer):
    def __init__(self, number: int, replacement: ast.AST) -> None:
        self._left, self._replacement = number, replacement

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if self._left == 0:
            self._left -= 1
            return ast.copy_location(self._replacement, node)
        self._left -= 1
        return super().generic_visit(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield all changes of the functions of a module, texts for people and annotations aside."""
    text = path.read_text(encoding="utf-8")
    tree, source = ast.parse(text), text.splitlines()
    for name, function in _functions(tree):
        nodes = list(_visited(function))
        skipped = {id(one) for node in nodes for one in _not_run(node)}
        statements = [node for node in nodes if isinstance(node, ast.stmt)]
        for number, node in enumerate(nodes):
            if id(node) in skipped or number == 0:
                continue
            line = getattr(node, "lineno", 0)
            for change in changes(node):
                before, after = (ast.unparse(one).splitlines()[0] for one in (node, change))
                yield Mutant(
                    path, name, line, _lines(statements, line), source[line - 1].strip(), before, after,
                    tree, function, number, change,
                )  # fmt: skip


def _lines(statements: list[ast.stmt], line: int) -> range:
    """Return the lines of the innermost statement at a line, of one with a body its head."""
    around = [one for one in statements if one.lineno <= line <= (one.end_lineno or one.lineno)]
    innermost = max(around, key=lambda one: (one.lineno, -(one.end_lineno or 0)))
    body: list[ast.stmt] = getattr(innermost, "body", [])
    last = max(innermost.lineno, body[0].lineno - 1) if body else innermost.end_lineno or line
    return range(innermost.lineno, last + 1)


def _visited(function: ast.AST) -> Iterator[ast.AST]:
    """Yield nodes in the order of `_Replace`."""
    yield function
    for child in ast.iter_child_nodes(function):
        yield from _visited(child)


def _not_run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is below a node and never run, or only said: docstrings, annotations, messages."""
    if isinstance(node, ast.FunctionDef):
        for part in (node.args, node.returns, *node.decorator_list):
            yield from ast.walk(part) if part is not None else ()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield from ast.walk(node)
    elif isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.Raise | ast.JoinedStr | ast.Assert):
        yield from ast.walk(node)
    elif isinstance(node, ast.keyword) and node.arg == "strict":
        yield from ast.walk(node)  # as an assertion: that two lists are of one length


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef)
            )


def _module_with(tree: ast.Module, old: ast.FunctionDef, new: ast.FunctionDef) -> ast.Module:
    class Put(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
            return new if node.lineno == old.lineno and node.name == old.name else node

    return ast.Module([Put().visit(copy.deepcopy(node)) for node in tree.body], [])
