import random
from collections.abc import Iterable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.notes import HEADER, model_of, shown
from thesisvault.models.arithmetic import SCALAR
from thesisvault.models.arrays import ARRAYS, quiet
from thesisvault.models.binding import judge
from thesisvault.models.check import check_notes
from thesisvault.models.evaluate import evaluate
from thesisvault.models.figure import parse_figure
from thesisvault.models.formula import Formula
from thesisvault.models.grammar import parse_formula
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.read import read_model
from thesisvault.models.references import find_references
from thesisvault.models.show import restate, show_number
from thesisvault.models.solve import solve
from thesisvault.models.unit import PLAIN, parse_unit
from thesisvault.note.parse import parse_note

UNITS = [
    "", "%", "x", "bps", "$", "$B", "$ bn", "USD bn", "€m", "k", "M users", "years",
    "quarters", "GWh", "$/MWh", "$B/year", "£", "HK$", "GPUs",
]  # fmt: skip
NUMBERS = st.floats(-1e14, 1e14, allow_nan=False)
SHORT = st.integers(-999_999, 999_999).map(lambda each: each / 1000)

NAMES = ("a", "b", "c", "d")
OPERATORS = ("+", "-", "*", "/", "**", "<", ">=", "==", "!=")
ATOMS = st.sampled_from(
    [*NAMES, "[[Other]].a", "[[Model|x]].b", "[[Nobody]].c", "zebra", "1", "0", "2.5",
     "20%", "$5B", "2 years", "1.43x", "-3"]
)  # fmt: skip


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(OPERATORS), inner),
        st.builds("round({}, 1)".format, inner),
        st.builds("abs(-{})".format, inner),
        st.builds("min({}, {}, {})".format, inner, inner, inner),
        st.builds("sum({}; {})".format, inner, inner),
        st.builds("if({} > 1, {}, {})".format, inner, inner, inner),
    )


FORMULAS = st.recursive(ATOMS, combined, max_leaves=8)
VALUES = st.one_of(
    FORMULAS.map("= {}".format), st.sampled_from(["5", "80%", "$5B", "60–80%", "words"])
)
ROWS = st.lists(
    st.builds(
        "{} | {} | {}".format,
        st.sampled_from(NAMES),
        VALUES,
        st.sampled_from(["", "%", "$B", "years"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[0],
)
WORDS = [
    "[[Model]].", "a", "(=", "=", "{{", "}}", ")", "(", "|", "28.6%", "~", "$5B", "\\|",
    "`", "%", "–", "-", "**", ",", ">", "if", "1e9", "$", "$$", "[[", "]]",
]  # fmt: skip
TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*WORDS, " ", "\n", "\r\n"]), max_size=20).map("".join),
)


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_notes_does_not_matter(
    rows: list[str], others: list[str], dice: random.Random
) -> None:
    models = [model_of("\n".join(rows)), model_of("\n".join(others), "Other")]
    dice.shuffle(rows)
    dice.shuffle(others)
    again = [model_of("\n".join(others), "Other"), model_of("\n".join(rows))]

    assert shown(solve(models)) == shown(solve(again))


@given(NUMBERS, st.sampled_from(UNITS))
def test_what_is_shown_covers_the_value(number: float, name: str) -> None:
    unit = parse_unit(name)
    figure = parse_figure(show_number(number, unit), unit)

    assert figure is not None
    assert figure.unit.dims == unit.dims
    assert figure.covers(number)


@given(SHORT, st.sampled_from(UNITS))
def test_a_value_of_few_digits_is_given_back(number: float, name: str) -> None:
    unit = parse_unit(name)
    digits = f"{abs(number):,.3f}".rstrip("0").rstrip(".")
    minus = "-" if number < 0 else ""
    figure = parse_figure(f"{minus}{unit.before}{digits}{unit.after}", unit)

    assert figure is not None
    assert figure.number == pytest.approx(number * unit.scale)
    again = parse_figure(show_number(figure.number, unit), unit)
    assert again is not None
    assert again.covers(figure.number)


@given(SHORT, NUMBERS, st.sampled_from(UNITS), st.sampled_from(["{}", "~{}", "({})"]))
def test_a_figure_written_anew_covers_the_new_value(
    old: float, new: float, name: str, style: str
) -> None:
    unit = parse_unit(name)
    figure = parse_figure(style.format(f"{unit.before}{abs(old)}{unit.after}"), unit)
    assert figure is not None

    text = restate(figure, new)
    assert text is not None
    again = parse_figure(text, unit)
    assert again is not None
    assert again.covers(new)
    assert again.step == figure.step


@given(FORMULAS, st.lists(st.floats(-9, 9), min_size=4, max_size=4))
def test_arrays_are_computed_as_numbers_are(text: str, numbers: list[float]) -> None:
    formula = parse_formula(text)
    assert isinstance(formula, Formula)
    known = dict(zip(NAMES, numbers, strict=True))
    operands = [Quantity(known.get(use.name, 1.0), PLAIN) for use in formula.uses]

    single = evaluate(formula, operands, SCALAR)
    with quiet():
        many = evaluate(formula, operands, ARRAYS)
    if isinstance(single, Quantity):
        assert isinstance(many, Quantity)
        assert float(many.number) == pytest.approx(single.number, nan_ok=True)
        assert many.unit == single.unit
    elif single.kind == "unit":
        assert many == single


@given(st.text())
def test_no_text_is_too_much_for_units_figures_and_formulas(text: str) -> None:
    unit = parse_unit(text)
    parse_figure(text, unit)
    answer: object = parse_formula(text)
    if isinstance(answer, Formula):
        answer = evaluate(answer, [Fault("unknown", "x") for _ in answer.uses])

    assert not isinstance(answer, Fault) or answer.message


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), max_size=4), TEXT)
def test_no_note_is_too_much(rows: list[tuple[str, ...]], prose: str) -> None:
    table = HEADER + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    source = f"{prose}\n\n{table}\n| Name | Reported |\n|---|---|\n| a | {prose} |\n"
    note = parse_note(source)
    solution = solve([read_model(note, "Model.md")])
    findings = check_notes({"Model.md": note}, solution)
    verdicts = judge(source, "Model.md", solution)
    references = find_references(source)

    spans = [finding.span for finding in chain.from_iterable(findings.values())]
    spans += [verdict.span for verdict in verdicts]
    spans += [reference.span for reference in references]
    assert all(0 <= span.start <= span.end <= len(source) for span in spans)


@given(st.lists(st.sampled_from(NAMES), min_size=1), st.lists(st.sampled_from(NAMES)))
def test_every_value_of_a_cycle_fails_and_no_other(
    left: list[str], right: list[str]
) -> None:
    rows: Iterable[str] = [
        f"{NAMES[0]} | = 1 + {' + '.join(left)}",
        f"{NAMES[1]} | = 2 + {' + '.join(right)}" if right else f"{NAMES[1]} | 2",
        f"{NAMES[2]} | 3",
        f"{NAMES[3]} | = c",
    ]
    values = shown(solve([model_of("\n".join(rows))]))

    # What `a` can reach, by hand: itself, or `b`, which may lead back.
    is_b_circular = "b" in right or ("a" in right and "b" in left)
    is_b_failing = is_b_circular or ("a" in right and "a" in left)
    is_a_circular = "a" in left or ("b" in left and "a" in right)
    failing = {
        "a": is_a_circular or ("b" in left and is_b_failing),
        "b": is_b_failing,
        "c": False,
        "d": False,
    }
    assert {key.name: text == "—" for key, text in values.items()} == failing
