"""What becomes of units when numbers are added, multiplied and raised."""

from collections import Counter
from collections.abc import Iterable

from thesisvault.models.unit import PLAIN, Dims, Unit, dims_of


def _name(dims: Iterable[tuple[str, int]]) -> str:
    return "·".join(
        ("years" if name == "time" else name)
        + (f"^{abs(power)}" if abs(power) > 1 else "")
        for name, power in dims
    )


def _in_base(dims: Dims) -> Unit:
    """A unit without a scale, told by what it counts."""
    above = _name((name, power) for name, power in dims if power > 0)
    below = _name((name, power) for name, power in dims if power < 0)
    return Unit(dims, after=f" {above or 1}{'/' if below else ''}{below}")


def _known(dims: Dims, *units: Unit | None) -> Unit:
    """A unit that counts these things: one of some units, where it fits."""
    fitting = (unit for unit in units if unit is not None and unit.dims == dims)
    return next(fitting, None) or (_in_base(dims) if dims else PLAIN)


def _ratio(left: Unit, right: Unit) -> Unit:
    """The unit of a product of two numbers that count nothing: the left decides.

    `5% * 2` is 10%, and `200 * 5%` is 10.
    """
    return left if left == right or right.is_plain else PLAIN


def product(left: Unit, right: Unit) -> Unit:
    """The unit of a product."""
    if not right.dims:
        return left if left.dims else _ratio(left, right)
    if not left.dims:
        return right
    powers = Counter(dict(left.dims))
    powers.update(dict(right.dims))
    dims = dims_of(powers)
    if len(dims) < len(left.dims) + len(right.dims):
        return _known(dims, left.head, right.head)
    after = f"{left.after}·{right.text}"
    return Unit(dims, left.scale * right.scale, left.before, after)


def quotient(left: Unit, right: Unit) -> Unit:
    """The unit of a quotient."""
    if not right.dims:
        return left if left.dims or right.is_plain else PLAIN
    powers = Counter(dict(left.dims))
    powers.subtract(dict(right.dims))
    dims = dims_of(powers)
    if len(dims) < len(left.dims) + len(right.dims):
        return _known(dims, left.head)
    after = f"{left.after}/{right.text}"
    return Unit(dims, left.scale / right.scale, left.before, after, left)


def power(base: Unit, exponent: float) -> Unit | None:
    """The unit of a power, if it has one: `$ ** 0.5` has none."""
    if not base.dims:
        return PLAIN
    if exponent != int(exponent) or abs(exponent) > 9:
        return None
    powers = {name: each * int(exponent) for name, each in base.dims}
    return _known(dims_of(powers), base)


def shared(left: Unit, right: Unit) -> Unit | None:
    """The unit of two numbers that are added or compared, if they have one."""
    if left is right or right.is_any:
        return left
    if left.is_any:
        return right
    if left.dims != right.dims:
        return None
    return left if left.dims or left == right else PLAIN
