"""Put faults into the code on purpose, one at a time, and see which of them the tests notice.

    PYTHONPATH=. python tools/mutate.py store --sample 40

Of each function in the modules of an area one condition, comparison, operator, number, text or statement is
changed; the tests of the area run on the changed function in a process of its own. What survives is printed
as a line of the source before and after: a test is missing, or the change makes no difference. Constants of
modules are not changed, nor what is worked out when a module is loaded. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import io
import os
import random
import signal
import sys
import time
import types
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
AREAS = {
    "corrections": (("geo/corrections",), ("tests/test_review.py", "tests/test_cli_review.py")),
    "store": (("geo/store",), ("tests/test_store.py", "tests/test_gathering_kept.py")),
    "exports": (("geo/export",), ("tests/test_export.py", "tests/test_export_gis.py")),
    "gathering": (("geo/events/gathering",), ("tests/test_events_gather.py", "tests/test_gather_rules.py")),
    "anchoring": (
        ("geo/dates/anchoring.py", "geo/dates/rules", "geo/dates/periods.py"),
        ("tests/test_dates_rules.py", "tests/test_dates_tagging.py", "tests/test_calendar_ends.py"),
    ),
    "ranking": (
        ("geo/resolve/ranker.py", "geo/resolve/features.py", "geo/resolve/context.py", "geo/resolve/kind.py"),
        ("tests/test_resolve.py", "tests/test_resolve_namesakes.py"),
    ),
}
SECONDS_A_MUTANT = 120
"""After which a change that makes the tests run for ever counts as noticed."""
NOTICED, SURVIVED = 1, 0

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
    before: str
    after: str
    tree: ast.Module


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
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name, function in _functions(tree):
        nodes = list(_visited(function))
        skipped = {id(one) for node in nodes for one in _not_run(node)}
        for number, node in enumerate(nodes):
            if id(node) in skipped or number == 0:
                continue
            for change in changes(node):
                changed = _Replace(number, change).visit(copy.deepcopy(function))
                module = ast.fix_missing_locations(_module_with(tree, function, changed))
                before, after = (ast.unparse(one).splitlines()[0] for one in (node, change))
                yield Mutant(path, name, getattr(node, "lineno", 0), before, after, module)


def _visited(function: ast.AST) -> Iterator[ast.AST]:
    """Yield nodes in the order of `_Replace`."""
    yield function
    for child in ast.iter_child_nodes(function):
        yield from _visited(child)


def _not_run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is below a node and never run, or only said: docstrings, annotations, messages."""
    if isinstance(node, ast.FunctionDef):
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            yield from ast.walk(first)
        for part in (node.args, node.returns, *node.decorator_list):
            yield from ast.walk(part) if part is not None else ()
    elif isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.Raise | ast.JoinedStr | ast.Assert):
        yield from ast.walk(node)


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


def put_in_place(mutant: Mutant) -> bool:
    """Give the function that is loaded the changed code; return False if it can't be found."""
    module = importlib.import_module(".".join(mutant.path.relative_to(ROOT).with_suffix("").parts))
    code = compile(mutant.tree, str(mutant.path), "exec")
    for part in mutant.name.split("."):
        code = next(one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == part)
    found: object = module
    for part in mutant.name.split("."):
        found = found.__dict__[part] if isinstance(found, type) else getattr(found, part)
    function = _bare(found)
    if function is None or function.__code__.co_freevars != code.co_freevars:
        return False
    function.__code__ = code
    return True


def _bare(found: object) -> types.FunctionType | None:
    """Return the function in a method, a property or a cache."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, name, None) or found
    return found if isinstance(found, types.FunctionType) else None


def is_noticed(mutant: Mutant, tests: tuple[str, ...]) -> bool | None:
    """Run the tests on a changed function; return True if one fails, None if it can't be changed."""
    child = os.fork()
    if child == 0:
        os.setsid()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            status = 2
            with contextlib.suppress(BaseException):
                status = _status(tests) if put_in_place(mutant) else 3
        os._exit(status)
    until = time.monotonic() + SECONDS_A_MUTANT
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            return None if code == 3 else code != SURVIVED  # noqa: PLR2004 - as above
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _status(tests: tuple[str, ...]) -> int:
    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *tests]
    return NOTICED if pytest.main(arguments) else SURVIVED


def main() -> None:
    """Change functions of an area, and print what the tests did not notice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--sample", type=int, default=40, help="how many changes, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=3600, help="after which no further change is tried")
    given = parser.parse_args()
    folders, tests = AREAS[given.area]
    if _status(tests) != SURVIVED:  # and loads all that the tests need
        sys.exit("the tests fail without any change")
    paths = [path for one in folders for path in (ROOT / one).rglob("*.py") or [ROOT / one]]
    paths += [ROOT / one for one in folders if one.endswith(".py")]
    every = [mutant for path in sorted(set(paths)) for mutant in mutants(path)]
    chosen = random.Random(given.seed).sample(every, min(given.sample, len(every)))  # noqa: S311
    results = {True: 0, False: 0}
    until = time.monotonic() + given.seconds
    for mutant in chosen:
        if time.monotonic() > until:
            break
        noticed = is_noticed(mutant, tests)
        if noticed is None:
            continue
        results[noticed] += 1
        if not noticed:
            where = f"{mutant.path.relative_to(ROOT)}:{mutant.line} {mutant.name}"
            print(f"survived  {where}: {mutant.before} → {mutant.after}", flush=True)
    total = sum(results.values())
    print(
        f"{given.area}: {results[True]} of {total} noticed ({results[True] / max(total, 1):.0%}), "
        f"of {len(every)} possible changes"
    )


if __name__ == "__main__":
    main()
