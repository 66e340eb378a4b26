"""tafel acties: lists and shows the actions and promises, and holds the commands that record them."""

from tafel_cli.cli import acties_changes
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST, THEMA, flag, name_option, one_of
from tafel_cli.kinds.actie import Actiesoort
from tafel_cli.report.lists.acties import of_day

app = noun("Toon de acties en toezeggingen, en leg ze vast.", "acties list --open")
add_list(
    app,
    of_day,
    "Toon de acties en toezeggingen.",
    "acties list --te-laat --actiehouder gemeente",
    alleen_open=flag("--open", "Toon alleen wat nog open is."),
    te_laat=flag("--te-laat", "Toon alleen wat open is en te laat."),
    actiehouder=name_option("Toon alleen wat deze partij doet.", "actiehouder", ("organisatie", "actor", "allen")),
    bijeenkomst=BIJEENKOMST,
    soort=one_of(Actiesoort, "Toon alleen deze soort."),
    thema=THEMA,
)
shown(app, of_day, "de actie", "acties show 2026-11-05-a1")

for _function, _example in (
    (acties_changes.record_task, 'new "Stuur de regeling rond." --wie rijnzicht --uiterlijk 15-1-2027 --bij 5'),
    (acties_changes.done, 'done a2 "Alle partijen hebben de regeling."'),
    (acties_changes.postpone, 'postpone a2 1-2-2027 --reden "De cijfers komen later."'),
    (acties_changes.drop, 'drop a2 "De provincie doet dit al."'),
):
    app.command(_example.split()[0], cls=Command, epilog=f"Voorbeeld: tafel acties {_example}")(_function)
