"""What a table's own template may use: names only, so that pages and tests can list them without Jinja."""

# Jinja's own filters that cannot make much out of little, cannot reach into a value, and need no call.
JINJA_FILTERS = (
    *("capitalize", "default", "e", "escape", "first", "groupby", "join", "last", "length", "list", "lower"),
    *("rejectattr", "selectattr", "sort", "string", "title", "trim", "upper"),
)
# Ours; render/ holds the functions, and a test holds the two together.
OUR_FILTERS = ("beeld", "dag", "datum", "grootte", "klok", "opsomming", "tekst", "tijdbalk", "zin")
FILTERS = (*JINJA_FILTERS, *OUR_FILTERS)
TESTS = ("defined", "undefined", "none", "eq", "ne", "equalto", "in", "odd", "even")
LOOP = (
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "previtem",
    "nextitem",
    "depth",
    "depth0",
)

# Filters whose arguments name attributes or tests: they must be written out, so that the lint sees them.
BY_ATTRIBUTE = ("groupby", "rejectattr", "selectattr", "sort")

MAX_TEXT = 64 << 10
MAX_WORDS = 12_000
MAX_NESTING = 12
MAX_LOOPS = 3
MAX_GROWTH = 64
MAX_FINDINGS = 20
