"""Small model notes, written in a line."""

from collections.abc import Mapping

from thesisvault.models.model import Key, Model
from thesisvault.models.read import read_model
from thesisvault.models.solve import Solution, solve
from thesisvault.note.parse import parse_note

HEADER = "| Name | Value | Unit | Low | High |\n|---|---|---|---|---|\n"


def model_of(rows: str, name: str = "Model") -> Model:
    """A model with one row a line: name, value, unit, low, high, parted by pipes."""
    lines = [line.strip() for line in rows.strip().split("\n")]
    table = HEADER + "".join(f"| {line} |\n" for line in lines)
    return read_model(parse_note(table), f"{name}.md")


def shown(solution: Solution) -> Mapping[Key, str]:
    """The values as they read."""
    return {key: value.text for key, value in solution.values.items()}


def number(solution: Solution, name: str) -> float:
    """The number of a value in the only model."""
    quantity = solution.values[Key("Model.md", name)].quantity
    assert quantity is not None, name
    return float(quantity.number)


def solved(rows: str) -> Solution:
    """The only model, computed."""
    return solve([model_of(rows)])
