"""Words that differ by a letter, and are both words."""

_TWINS = frozenset(
    """
    action auction angel angle asses assess aural aurora bellow below breadth breath
    bred breed cannon canon canvas canvass carton cartoon casual causal choose chose
    coastal costal coma comma complaint compliant contact contract contest context
    contrast country county dairy desert dessert diary discreet discrete discus discuss
    faction fiction fraction friction fight flight fright freight forum founding funding
    gloss holly holy immorality immortality infarction infection inflection infraction
    interstate intestate later latter lightening lightning loose lose loss marital
    martial marvel marvell mediation medication meditation mental metal minister
    minster morality mortality needles needless patent patient perfect perform phase
    phrase planet plant portion possess posses potion prefect preform price prince
    princes princess quiet quite rally really reign resign retail retain retrain
    retrial sacred scared silver sliver steam steep step sting stream string strain
    stain thorough though thought threat through timber timbre trail treat trial
    uniform uninform united untied whole wholly
    """.split()  # noqa: SIM905 - one a line would be pages
)


def are_twins(left: str, right: str) -> bool:
    """Whether two different words are both known to be words."""
    return left in _TWINS and right in _TWINS
