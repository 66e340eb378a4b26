"""tafel bekrachtigingen: lists the answers of boards, given and expected, shows one, and records one."""

from tafel_cli.cli.bekrachtigingen_new import record_answer
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST, flag, name_option, one_of
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.report.lists.bekrachtigingen import of_day, open_of_day

app = noun("Toon de antwoorden van de besturen op besluiten, en leg ze vast.", "bekrachtigingen list --open")
add_list(
    app,
    of_day,
    "Toon welke besturen hebben geantwoord, en welke nog moeten antwoorden.",
    "bekrachtigingen list --open",
    when_open=open_of_day,
    alleen_open=flag("--open", "Toon alleen wie nog moet antwoorden."),
    besluit=name_option("Toon alleen wat over dit besluit gaat.", "besluit", ("besluit",)),
    organisatie=name_option("Toon alleen wat van deze partij is.", "organisatie", ("organisatie",)),
    bijeenkomst=BIJEENKOMST,
    stand=one_of(Bekrachtigingsstand, "Toon alleen dit antwoord."),
)
shown(app, of_day, "de bekrachtiging", "bekrachtigingen show 2026-11-05-b1-de-hofjes", one="een")
app.command("new", cls=Command, epilog="Voorbeeld: tafel bekrachtigingen new b1 de-hofjes --stand bekrachtigd")(
    record_answer
)
