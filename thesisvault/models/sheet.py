"""Models side by side, so that one can use the values of another."""

from collections.abc import Iterable, Mapping

from thesisvault.models.faults import hint
from thesisvault.models.formula import Use
from thesisvault.models.model import Key, Model, Variable
from thesisvault.models.quantity import Fault
from thesisvault.text import Record
from thesisvault.vault.resolve import Resolver


class Sheet(Record, frozen=True):
    """Models by their paths, their values by key, and what finds a model by a link."""

    models: Mapping[str, Model]
    variables: Mapping[Key, Variable]
    resolver: Resolver

    def find_model(self, target: str, path: str) -> Model | None:
        """The model that a link in a note leads to."""
        return self.models.get(self.resolver.resolve(target, path).path or "")

    def find_key(self, use: Use, path: str) -> Key | Fault:
        """What a name in a note stands for."""
        model = self.models.get(path)
        if use.model is not None:
            model = self.find_model(use.model, path)
            if model is None:
                return self._unknown_model(use)
        key = Key(model.path, use.name) if model else Key(path, use.name)
        return key if key in self.variables else _unknown_name(use, model)

    def _unknown_model(self, use: Use) -> Fault:
        target = use.model or ""
        names = [model.name for model in self.models.values()]
        message = f'no model is named "{target}"{hint(target, names)}'
        return Fault("unknown", message, use.span)


def _unknown_name(use: Use, model: Model | None) -> Fault:
    names = [variable.name for variable in model.variables] if model else ()
    where = f' in "{model.name}"' if model and use.model is not None else ""
    message = f'no value{where} is named "{use.name}"{hint(use.name, names)}'
    return Fault("unknown", message, use.span)


def make_sheet(models: Iterable[Model], resolver: Resolver | None = None) -> Sheet:
    """Put models side by side; of several rows of one name the first counts.

    Args:
        resolver: Finds notes by links; by default among the models alone.
    """
    by_path = {model.path: model for model in models}
    variables: dict[Key, Variable] = {}
    for model in by_path.values():
        for variable in model.variables:
            variables.setdefault(Key(model.path, variable.name), variable)
    return Sheet(by_path, variables, resolver or Resolver(by_path))
