"""Read and compute notes with hostile values; print what each cost, as JSON.

Run in a process of its own, so that the memory it takes at most is that of this.
"""

import json
import resource
import sys
from time import perf_counter

from thesisvault.models.check import check_notes
from thesisvault.models.grammar import parse_formula
from thesisvault.models.read import read_model
from thesisvault.models.solve import solve
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note

VALUES = {
    "a figure": "$5B",
    "a formula": "= 2 * (3 + 4)",
    "an import": "= __import__('os').system('true')",
    "a walk over attributes": "= ().__class__.__bases__[0].__subclasses__()",
    "a method": "= x.__class__.__mro__",
    "a lambda": "= (lambda: 1)()",
    "a comprehension": "= [y for y in (1).__class__.__base__.__subclasses__()]",
    "a string": "= '" + "a" * 3_000_000 + "'",
    "a repeated string": "= 'a' * 9999999999",
    "a tower of powers": "= 9**9**9",
    "a higher tower": "= 9^9^9^9^9^9",
    "many powers": "= " + "**".join(["9"] * 600),
    "a million terms": "= " + "+".join(["1"] * 1_000_000),
    "a thousand terms": "= " + "+".join(["1"] * 990),
    "a thousand factors": "= " + "*".join(["9e99"] * 390),
    "deep nesting": "= " + "(" * 1_000_000 + "1" + ")" * 1_000_000,
    "nesting as deep as may be": "= " + "(" * 990 + "1" + ")" * 990,
    "many minuses": "= " + "-" * 1_990 + "1",
    "nested calls": "= " + "max(" * 390 + "1" + ")" * 390,
    "nested conditions": "= " + "if(1,1," * 230 + "1" + ")" * 230,
    "many arguments": "= max(" + ",".join(["1"] * 990) + ")",
    "stars": "*" * 1_000_000,
    "open brackets": "= " + "(" * 1_990,
    "open links": "= " + "[[" * 990,
    "a long link": "= [[" + "a" * 1_000_000 + "]].b",
    "a long number": "9" * 3_000_000,
    "a number as long as may be": "= " + "9" * 1_990,
    "many dots": "= " + "." * 1_990,
    "many digits to round to": "= round(1.5, 9e99)",
    "many blanks": "= 1" + " " * 1_900 + "~",
    "a figure in blanks": "~ (" + " " * 70 + "5",
    "a zero byte": "= 1\0 + 1",
    "backslashes": "= " + "\\" * 1_990,
    "surrogates": "= \ud800",
    "itself": "= x",
    "a chain of comparisons": "= " + "1<" * 900 + "1",
}


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def compute(note: Note) -> tuple[str, list[str]]:
    """What the value in a note comes to, and what is found."""
    solution = solve([read_model(note, "Model.md")])
    findings = check_notes({"Model.md": note}, solution)
    [value] = solution.values.values()
    messages = [finding.message for found in findings.values() for finding in found]
    return value.text, messages


def count_calls(note: Note) -> int:
    """How many functions are called to compute a note: the same on any machine."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    parse_formula.cache_clear()
    sys.setprofile(count)
    try:
        compute(note)
    finally:
        sys.setprofile(None)
    return calls


def measure(text: str) -> dict[str, object]:
    """What a value costs in a note that is parsed already, and what it comes to."""
    note = parse_note(f"| Name | Value |\n|---|---|\n| x | {text} |\n")
    start = perf_counter()
    value, messages = compute(note)
    seconds = perf_counter() - start
    calls = count_calls(note)
    return {"seconds": seconds, "calls": calls, "value": value, "findings": messages}


if __name__ == "__main__":
    # The first formula has the grammar made.
    measure("= 1")
    before = peak()
    costs = {name: measure(text) for name, text in VALUES.items()}
    print(json.dumps({"bytes": peak() - before, "costs": costs}))  # noqa: T201
