"""The models that a thesis rests on, each with what the thesis takes from it."""

from collections.abc import Iterator

from thesisvault.index.store import Index
from thesisvault.models.card import Card, make_card
from thesisvault.models.hurdle import find_hurdle
from thesisvault.models.load import Computed, compute_models
from thesisvault.models.model import Key, Model
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.references import note_references
from thesisvault.models.sensitivity import NoValueError, Tornado, find_sensitivity
from thesisvault.models.sheet import Sheet
from thesisvault.text import Record
from thesisvault.vault.reading import Reading

_LINKED = """
select goals.path from links
join notes on notes.id = links.note
join notes as goals on goals.id = links.to_note
where notes.path = ?1 and goals.kind = 'model' and not goals.is_hidden
group by goals.path order by min(links.n)
"""


class ModelPart(Record, frozen=True):
    """A model, and how its inputs move the first value that the thesis takes of it."""

    card: Card
    tornado: Tornado | None
    hurdle: Quantity | None


def _taken(reading: Reading, sheet: Sheet) -> Iterator[Key]:
    """The values that a note refers to, in its order."""
    for reference in note_references(reading.note):
        formula = reference.formula
        uses = () if isinstance(formula, Fault) else formula.uses
        for use in uses:
            key = sheet.find_key(use, reading.path)
            if isinstance(key, Key):
                yield key


def _part(computed: Computed, model: Model, taken: list[Key]) -> ModelPart:
    solution = computed.solution
    for key in taken:
        if key.path == model.path and not solution.values[key].variable.is_input:
            try:
                tornado = find_sensitivity(solution.sheet, key)
            except NoValueError:
                continue
            hurdle = find_hurdle(solution, key)
            bar = solution.values[hurdle].quantity if hurdle else None
            return ModelPart(make_card(computed, model), tornado, bar)
    return ModelPart(make_card(computed, model), None, None)


def linked_models(index: Index, reading: Reading) -> tuple[ModelPart, ...]:
    """The models that a note links, in the order of its links."""
    paths = [path for (path,) in index.select(_LINKED, reading.path)]
    if not paths:
        return ()
    computed = compute_models(index, reading.path)
    models = computed.solution.sheet.models
    taken = list(_taken(reading, computed.solution.sheet))
    return tuple(
        _part(computed, models[path], taken) for path in paths if path in models
    )
