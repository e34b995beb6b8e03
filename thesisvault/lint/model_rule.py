"""Rules about models: what is found by computing them, told under the rule's page."""

from collections.abc import Callable, Iterator

from thesisvault.lint.rule import Ground, Hit, Rule, vault_rule
from thesisvault.models.faults import Flaw


def model_rule(flaw: Flaw) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of a function that says in its docstring what is wrong."""

    def make(page: Callable[[], None]) -> Rule:
        def look(ground: Ground) -> Iterator[Hit]:
            return iter(ground.computed(flaw.code))

        look.__doc__ = page.__doc__
        return vault_rule(flaw.code, flaw.name, severity=flaw.severity)(look)

    return make
