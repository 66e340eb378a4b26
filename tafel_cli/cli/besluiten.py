"""tafel besluiten: lists, shows and records the decisions."""

from tafel_cli.cli import after_papers
from tafel_cli.cli.besluiten_new import record_decision
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST, THEMA, flag
from tafel_cli.report.lists.besluiten import BESLUITEN, OPEN

app = noun("Toon de besluiten, en leg ze vast.", "besluiten list --open")
add_list(
    app,
    BESLUITEN,
    "Toon de besluiten.",
    "besluiten list --open",
    when_open=OPEN,
    alleen_open=flag("--open", "Toon alleen wat nog op een bestuur wacht."),
    bijeenkomst=BIJEENKOMST,
    thema=THEMA,
)
shown(app, BESLUITEN, "het besluit", "besluiten show 2026-11-05-b1")

app.command("new", cls=Command, epilog="Voorbeeld: tafel besluiten new 5.1 --uitkomst ingestemd --voorbehoud gemeente")(
    record_decision
)
after_papers.add_outcomes(app)
