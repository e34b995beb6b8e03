"""The words that generated notes are made of: syllables, phrases and sentences.

Companies and people are put together from invented syllables, so that none is real.
In a sentence `{company}` and the like are places for links, `{amount}` and the like
places for values; which there are is said by `FILLERS` in `sentences.py`.
"""


def split_words(text: str) -> tuple[str, ...]:
    """Split words at white space."""
    return tuple(text.split())


STEM_STARTS = split_words(
    "Vel Kor Tav Bren Orl Zem Quin Dral Hest Jor Lum Myr Nev Pell Ryd Sarn Ulv Wex "
    "Yar Ald Cal Fen Gar Isk Thal Brax Corv Eld"
)
STEM_STARTS_ACCENTED = split_words(
    "Brév Öst Łod Żel Ångs Çel Ñor Škar Bjør Grün Déz Kýr"
)
STEM_MIDDLES = split_words("a o i era ino ula ent ost ari emo ul and")
STEM_ENDS = split_words(
    "mont dane vex lund rix tor wick mar nis zen dor phane quill strand bery vane "
    "thane lith gard nova"
)
FOREIGN_STEMS = (
    (
        split_words("タヴ ゼル コル ミラ ロン ヴェル ドラ ネヴ サリ"),
        split_words("モン リク ネス ガル トラ"),
        split_words("電機 精密 素材 重工"),
    ),
    (
        split_words("서람 벨도 누린 해솔"),
        split_words("드 린 온"),
        split_words("전자 소재 중공업"),
    ),
    (
        split_words("Велм Дорв Таврен Ост"),
        split_words("ир ан ел"),
        ("энерго", "металл", "флот"),
    ),
)
INDUSTRIES = split_words(
    "Systems Materials Energy Semiconductor Networks Power Robotics Pharma Logistics "
    "Capital Foods Mining Optics Aerospace Software Holdings Chemicals Therapeutics "
    "Marine Water Steel Motors Labs Insurance Bank"
)
PARTNERS = (
    "& Sons",
    "& Partners",
    "Group (Nordic)",
    "d'Or",
    "AG",
    "Oy",
    "S.A.",
    "K.K.",
)
GIVEN_NAMES = split_words(
    "Alda Bram Cosima Davor Edda Fenna Goran Hilde Ivo Jorun Kasimir Lioba Milo Nerys "
    "Orsolya Piet Quirin Runa Stellan Tamsin Ulla Vasco Wanja Xenia Yorick Zdenka "
    "Ásta Jürgen Øyvind Žofia Renée"
)
SURNAME_ENDS = split_words(
    "sted mark ovan elius inger berg esku ander holt wyn ström ović aita ondo ellis"
)
SECTORS = split_words(
    "Semiconductors Grid Software Memory Photonics Biotech Shipping Uranium Banks "
    "Defence Water Retail"
)
CONCEPT_FIRSTS = split_words(
    "Pricing Capacity Inventory Margin Funding Supply Demand Credit Reserve Power "
    "Network Switching Learning Unit Operating Replacement Working Depreciation "
    "Hedging Licensing Backlog Customer Commodity Yield Interconnect Cooling Permit "
    "Labour Freight Settlement Position Portfolio Currency Regulatory Cycle Signal"
)
CONCEPT_SECONDS = split_words(
    "power cycle costs curve effects squeeze trap discipline leverage spread glut "
    "bottleneck moat sizing elasticity concentration transfer risk multiple "
    "crowding premium discount turnover velocity ratio convexity overhang"
)
THEME_FIRSTS = split_words(
    "Transformer Memory Photoresist Copper Turbine Grid Uranium Reinsurance Tanker "
    "Water Optical Packaging Cooling Titanium Helium Substrate Satellite Payroll "
    "Generics Fertiliser Battery Vaccine Cement Freight Neon Gallium Drone Ferry"
)
THEME_NOUNS = (
    "shortage",
    "supercycle",
    "arms race",
    "squeeze",
    "glut",
    "re-rating",
    "consolidation",
    "build-out",
    "bottleneck",
    "unwind",
    "price war",
)
REGIONS = (
    "in Europe",
    "in Japan",
    "in Québec",
    "in the Gulf",
    "after 2027",
    "on the islands",
    "for hospitals",
    "in small caps",
    "without subsidies",
)
PUBLISHERS = (
    "Harbour Wire",
    "Meridian Ledger",
    "Grid & Current",
    "Die Warte",
    "Quarterly Tape",
    "La Balance",
    "Northlight Research",
    "日々市況",
    "Cold Call Letter",
)
UNWRITTEN_ENDS = ("thesis", "notes", "model", "history", "checklist", "primer")

TOPIC_TAGS = split_words(
    "ai infrastructure energy macro rates japan europe credit supply-chain china "
    "sector/grid sector/memory sector/water 1990s y1984 café 供給 long_term idea/raw"
)
JOURNAL_TAGS = split_words(
    "journal call-notes todo/ask review market 🔥 reading follow-up"
)
STATUS_LINES = (
    ("Active", "Active — {metric} ahead of any prior cycle"),
    ("Active", "Active"),
    ("Active", "Active - waiting for {quarter} numbers"),
    ("Active", "Active (half size)"),
    ("Idea", "Idea (not active)"),
    ("Idea", "Idea — needs a second source"),
    ("Watching", "Watching"),
    ("Watching", "Watching — entry only below {amount}"),
    ("High conviction", "High conviction - \\#1 thesis"),
    ("High conviction", "High conviction — {metric} confirmed twice"),
    ("Core position", "Core position — added in {quarter}"),
    ("Core", "Core"),
    ("Strengthening", "Strengthening — {metric} up {percent}"),
    ("Weakening", "Weakening — {metric} rolled over"),
    ("Validated", "Validated (mostly in {quarter})"),
    ("Invalidated", "Invalidated — funding arrived after all"),
    ("Closed", "Closed (+{percent} in nine months)"),
    ("Monitoring", "Monitoring"),
)
CADENCES = (
    ("monthly", 52),
    ("quarterly", 18),
    ("weekly", 9),
    ("yearly", 3),
    ("every 2 weeks", 4),
    ("every 6 weeks", 4),
    ("every 45 days", 3),
    ("every 2 months", 3),
    ("at IPO", 2),
    ("at the next earnings", 2),
)
WATCH_WORDS = (
    "capex guidance",
    "merger activity",
    "financing deals",
    "order backlog",
    "spot prices",
    "lead times",
    "grid queue lengths",
    "insider buying",
    "inventory days",
    "utilisation",
    "licence decisions",
    "hiring plans",
    "Größe der Aufträge",
    "customer churn",
    "short interest",
)
EVIDENCE_HEADINGS = (
    ("Evidence log", 80),
    ("Evidence tracker", 8),
    ("Conviction log", 6),
    ("Updates log", 6),
)
EVIDENCE_HEADERS = (
    (("Date", "Observation", "Implication"), 78),
    (("Date", "Evidence", "Implication"), 7),
    (("Date", "Event", "Why"), 5),
    (("Date", "Observation", "Implication", "Source"), 10),
)
KILL_HEADINGS = (
    ("What invalidates the thesis", 76),
    ("Kill criteria", 12),
    ("Falsifiers", 6),
    ("What would change my mind", 6),
)
GROUPS = (
    "Suppliers",
    "Customers",
    "Financing",
    "Skepticism",
    "Adjacent theses",
    "People",
    "Reading",
)
NUMBER_TOPICS = (
    "Spending",
    "Guidance",
    "Funding raised",
    "Lead times",
    "Unit economics",
    "Backlog",
)
CATEGORIES = (
    "Component makers",
    "Picks & shovels",
    "Capital providers",
    "Incumbents",
    "Undercapitalised rivals",
    "Installers",
    "Second sources",
    "Toll takers",
    "Late adopters",
)
SCENARIOS = (
    "Base case",
    "Fast build-out",
    "Slow grind",
    "Funding stop",
    "Policy shock",
    "Substitution",
)
RISKS = (
    "Funding",
    "Regulation",
    "Execution",
    "Substitution",
    "Key person",
    "Currency",
    "Concentration",
)
WINDOWS = (
    "2026H2–2027H1",
    "Q4 2026",
    "2026-Q3",
    "H1 2027",
    "2027+",
    "2025-2026",
    "Mar 2026",
    "2026",
    "—",
)

MONTHS = split_words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
METRICS = (
    "gross margin",
    "free cash flow",
    "order intake",
    "backlog",
    "capex",
    "net leverage",
    "utilisation",
    "average selling price",
    "days of inventory",
    "book-to-bill",
    "churn",
    "the risk premium",
    "dayrates",
    "run-rate revenue",
)
PRODUCTS = (
    "transformers",
    "memory stacks",
    "turbine blades",
    "optical links",
    "enrichment capacity",
    "membranes",
    "reinsurance layers",
    "product tankers",
    "substrates",
    "cooling loops",
    "switchgear",
    "Kühlwasserpumpen",
)

PLAIN_SENTENCES = (
    "Supply of {product} takes four years to add, and nobody ordered it in {quarter}.",
    "The market pays for growth in {metric} and ignores what it costs to fund.",
    "At {percent} the return is above the cost of capital, but only on paper.",
    "Management guided {metric} to {amount}, then withdrew the guidance a week later.",
    "Things run out in this order: permits, then {product}, then cash, then patience.",
    "Consensus has {metric} flat; a move of {percent} would halve the equity.",
    "Nothing in the filing explains why {metric} fell by {percent} in {quarter}.",
    "Prices for {product} rose **{percent}** in a year; lead times still grow.",
    "The bull case needs {amount} of new capacity; the bear case needs only patience.",
    "Depreciation lags spending by two years: the pain is ahead → watch {quarter}.",
    "Every cycle ends the same way: the last buyer of {product} pays the top price.",
    "I have no edge on {metric}, and should size the position accordingly.",
    "A customer said “we take whatever we can get”, which is what they say at tops.",
    "The gap between {metric} and cash is now {amount}, the widest since 2008.",
    "Contracts run for ten years at a fixed price, which cuts both ways.",
    "Insurance, freight and power are {percent} of costs; the rest is labour.",
    "They are #1 in {product} by volume and #3 by profit.",
    "See https://example.com/reports/{number}#outlook for the chart of {metric}.",
    "Half of the {amount} is vendor financing, so the same money is counted twice.",
    "The naïve reading is that {metric} must revert; it did not for eleven years.",
    "Zwischen {quarter} und heute hat sich wenig geändert, außer dem Preis.",
    "受注残は {amount} に達した。価格は据え置き。",
    "Le marché paie {percent} de prime, à tort ou à raison.",
    "It is cheap for a reason, and the reason is {metric}.",
    "What would I pay for this with no quote for five years? About {amount}.",
    (
        "In the last cycle it took eleven quarters from the first cancelled order to "
        "the first cut in {metric}, and the shares had fallen by {percent} by then."
    ),
    (
        "The plan assumes that {product} get cheaper by {percent} a year, as they did "
        "from 2012 to 2019, though every input has gone the other way since {quarter}."
    ),
    (
        "If I am wrong, it will be because someone with a lower cost of capital does "
        "not mind losing {amount} a year to keep everyone else out."
    ),
)
LINKED_SENTENCES = (
    "{company} guides {metric} to {amount}, while {company} still plans for less.",
    "The bottleneck is {product}, where {company} has {percent} of the market.",
    "{person} argues that {concept} explains most of it.",
    "According to {source}, {metric} at {company} rose {percent} in {quarter}.",
    "This is {concept} again, as in {thesis}.",
    "If {company} cuts, {company} and {company} follow within two quarters.",
    "{company} raised **{amount}** at a discount, mostly from {company}.",
    "Compare {thesis}, which needs the opposite to be true.",
    "The weak point is {concept}: see {source}.",
    "Only {company} disclosed {metric} for {product}, and it was {percent} below plan.",
    "{person} left {company} in {quarter}, officially for family reasons.",
    "Why {company} and not {company}? Because of {concept}.",
    "Orders moved from {company} to {company} when lead times passed a year.",
    "Met {person} of {company}: they are sold out of {product} until {quarter}.",
    "Half of what {company} sells goes to {company}, so {concept} applies.",
    "The note in {source} says {amount}; {company} itself says {amount}.",
    "{company} is the marginal buyer here, as {anything} points out.",
    "Read together with {anything} and {anything}.",
)
OBSERVATIONS = (
    "{company} guides {metric} of **{amount}**, above prior expectations",
    "{company} and {company} in merger talks",
    "{publisher}: {metric} down {percent} in one week",
    "{company} sold **{amount}** of debt in a single day",
    "{source}: lead times for {product} now exceed three years",
    "{person} (conference): “nobody can deliver enough {product}”",
    "{company} cuts {metric} guidance by {percent}, shares -{percent}",
    "Total sector capex now **{amount}**, {metric} turning negative",
    "{company} wins a {amount} order for {product} from {company}",
    "Regulator delays the decision on {product} to {quarter}",
    "{company} capex >{amount}, {amount} of it to {company}",
    "Spot price of {product} up {percent} month on month",
    "{publisher} reports that {company} may list in {quarter}",
    "{company}: backlog {amount}, book-to-bill 1.4",
    "Zölle auf {product} ab {quarter}, {company} nennt {percent} Effekt",
    (
        "Two of the five largest buyers of {product} now order **{percent}** more than "
        "a year ago, and none of them knows where the power for it comes from"
    ),
    (
        "{publisher}: defaults could rise to {percent} if {metric} falls further, from "
        "{percent} today — the widest gap in the series"
    ),
    (
        "Survey of {number} buyers: {percent} plan to raise orders of {product} in "
        "{quarter}, {percent} to cut them"
    ),
    (
        "Long-term debt of the group jumped from {amount} to **{amount}** in one year, "
        "and {metric} was not mentioned on the call"
    ),
)
IMPLICATIONS = (
    "Arms race accelerating",
    "Validates supply-side constraint",
    "Market questioning returns",
    "Funding pressure → dilution",
    "Bear case for {company} crystallising",
    "Supports {concept}",
    "Neutral; one quarter is no trend",
    "Second source for the claim on {metric}",
    "Demand is pulled forward",
    "Raises the cost of being wrong",
    "Weakens {thesis}",
    "{company} is the cheaper way to own this",
    "Timing moves to {quarter}",
)
VALIDATORS = (
    "{company} raises {metric} guidance again",
    "Lead times for {product} stay above two years",
    "{metric} above {percent} for two quarters",
    "Smaller players are acquired or fail",
    "New capacity slips past {quarter}",
    "{company} signs a contract above {amount}",
    "Prices for {product} rise in a weak economy",
    "Customers of {company} prepay",
)
INVALIDATORS = (
    "Capex cycle peaks or reverses",
    "{company} adds capacity for {product} before {quarter}",
    "{metric} below {percent}",
    "Investor revolt forces spending cuts at {company}",
    "A substitute for {product} ships in volume",
    "Regulator caps prices",
    "{concept} turns out to be weaker than thought",
    "Two of three largest customers cancel",
)
RESOLUTIONS = (
    "raised twice, now {amount}",
    "confirmed by {company}",
    "reached {percent} in {quarter}",
    "three deals in a month",
    "signed at {amount}",
    "happened, but slower than thought",
)
LOGICS = (
    "Constraint = premium",
    "Gets paid regardless of who wins",
    "Outspent, {amount} short",
    "Finances the build-out at {percent}",
    "{metric} tied to volume",
    "Cost curve moves against them",
    "Only second source for {product}",
    "Pricing power, see {concept}",
)
BULLS = (
    "{product} sold out until {quarter}",
    "{metric} inflects",
    "Takes share from {company}",
    "Spending of {amount} pays off",
    "Optionality on {concept}",
)
BEARS = (
    "Overspending, returns unclear",
    "{amount} of debt due in {quarter}",
    "Loses {company} as a customer",
    "{metric} already priced in",
    "Founder sells",
)
ANNOTATIONS = (
    "largest supplier, {amount} backlog",
    "same trade from the other side",
    "sets the price of {product}",
    "source of the {percent} number",
    "fails if this works",
    "met in {quarter}",
    "background",
    "owns {percent} of the bottleneck",
)
TRIGGERS = (
    "{metric} below {percent}",
    "{company} misses two quarters",
    "Spread above {percent}",
    "Permit refused",
    "Order cancelled by {company}",
)
BUSINESSES = (
    "Makes {product} in three plants; {metric} of {amount} last year.",
    "Sells {product} to utilities and, since {quarter}, to {company}.",
    "Family-controlled, listed since 1994, {percent} free float.",
    "Spun out of {company} with {amount} of debt and a grudge.",
)
TODOS = (
    "ask {person} about {metric}",
    "read {source}",
    "update {thesis} with the {quarter} numbers",
    "check {product} prices",
    "model {company} at {percent} lower volume",
    "Rückruf bei {company}",
)
CODE_LINES = (
    "margin = (price - cost) / price  # [[Not a link]] and #not-a-tag",
    "- [ ] not a task, only text in a fence",
    "SELECT name, amount FROM orders WHERE amount > 100;",
    "for row in rows: print(row['[[Neither]]'])",
    "**Status**: Not a field",
)
