"""The words that units are made of, and what a written 1 of each is worth."""

from collections.abc import Mapping

SCALES: Mapping[str, float] = {
    "k": 1e3, "K": 1e3, "thousand": 1e3, "thousands": 1e3, "tsd": 1e3,
    "m": 1e6, "M": 1e6, "mm": 1e6, "MM": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "million": 1e6, "millions": 1e6,
    "b": 1e9, "B": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9,
    "billion": 1e9, "billions": 1e9,
    "t": 1e12, "T": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12,
    "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip

# A bare `$` is the US dollar and a bare `¥` the yen. There are no rates of exchange
# here: a model has its own, in `$/€`.
CURRENCY_SIGNS: Mapping[str, str] = {
    "US$": "$", "HK$": "HK$", "NT$": "NT$", "CN¥": "CN¥", "A$": "A$", "C$": "C$",
    "S$": "S$", "R$": "R$", "$": "$", "€": "€", "£": "£", "¥": "¥", "₩": "₩",
    "₹": "₹", "₪": "₪",
}  # fmt: skip
CURRENCY_WORDS: Mapping[str, str] = {
    "usd": "$", "dollar": "$", "dollars": "$", "eur": "€", "euro": "€", "euros": "€",
    "gbp": "£", "jpy": "¥", "yen": "¥", "cny": "CN¥", "rmb": "CN¥", "yuan": "CN¥",
    "hkd": "HK$", "twd": "NT$", "krw": "₩", "inr": "₹", "aud": "A$", "cad": "C$",
    "sgd": "S$", "brl": "R$", "ils": "₪", "chf": "CHF", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK",
}  # fmt: skip

RATIOS: Mapping[str, float] = {
    "%": 0.01, "percent": 0.01, "per cent": 0.01, "pct": 0.01,
    "pp": 0.01, "ppt": 0.01, "ppts": 0.01, "pts": 0.01, "point": 0.01, "points": 0.01,
    "percentage points": 0.01, "‰": 0.001, "bp": 0.0001, "bps": 0.0001,
    "basis points": 0.0001, "x": 1, "X": 1, "×": 1, "times": 1, "turns": 1,
    "ratio": 1, "number": 1, "count": 1, "#": 1,
}  # fmt: skip

_DAY = 1 / 365.25
_HOUR = _DAY / 24

# Each word with the thing it measures and that thing's power. Energy is power
# times time, so that `GW * hours` is as good as `GWh`.
MEASURES: Mapping[str, tuple[float, Mapping[str, int]]] = {
    **{
        word: (worth, {"time": 1})
        for worth, words in (
            (1.0, "year years yr yrs y"),
            (0.25, "quarter quarters qtr qtrs q"),
            (1 / 12, "month months mo mos"),
            (7 * _DAY, "week weeks wk wks"),
            (_DAY, "day days d"),
            (_HOUR, "hour hours hr hrs h"),
        )
        for word in words.split()
    },
    **{
        f"{prefix}W": (worth, {"W": 1})
        for prefix, worth in (
            ("", 1.0),
            ("k", 1e3),
            ("M", 1e6),
            ("G", 1e9),
            ("T", 1e12),
        )
    },
    **{
        f"{prefix}Wh": (worth * _HOUR, {"W": 1, "time": 1})
        for prefix, worth in (
            ("", 1.0),
            ("k", 1e3),
            ("M", 1e6),
            ("G", 1e9),
            ("T", 1e12),
        )
    },
}

KNOWN = frozenset({
    *CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values(), "time", "W",
})  # fmt: skip
