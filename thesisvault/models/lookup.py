"""What a person names: a model, or a value in one."""

from collections.abc import Iterable

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.models.faults import hint
from thesisvault.models.model import Key, Model


class UnknownModelError(VaultError):
    """There is no model of that name."""

    def __init__(self, name: str, models: Iterable[str]) -> None:
        super().__init__(f'no model is named "{name}"{hint(name, models)}')


class UnknownValueError(VaultError):
    """A model has no value of that name."""

    def __init__(self, name: str, model: Model) -> None:
        names = [variable.name for variable in model.variables]
        near = hint(name, names) or '; "vault model show" has those there are'
        super().__init__(f'"{model.name}" has no value "{name}"{near}')


def named_model(models: Iterable[Model], name: str) -> Model:
    """The model of a name or a path.

    Raises:
        UnknownModelError: If there is none.
    """
    known = list(models)
    wanted = fold(name)
    for model in known:
        if wanted in (fold(model.path), fold(model.name)):
            return model
    raise UnknownModelError(name, [model.name for model in known])


def named_value(model: Model, name: str) -> Key:
    """The key of a value in a model.

    Raises:
        UnknownValueError: If the model has no such value.
    """
    if model.variable(name) is None:
        raise UnknownValueError(name, model)
    return Key(model.path, name)
