"""tafel bekrachtigingen: lists the answers of boards, given and expected, and shows one."""

from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST, flag, name_option, one_of
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.report.lists.bekrachtigingen import of_day, open_of_day

app = noun("Toont de antwoorden van de besturen op besluiten.", "bekrachtigingen list --open")
add_list(
    app,
    of_day,
    "Toon welke besturen hebben geantwoord, en welke nog moeten antwoorden.",
    "bekrachtigingen list --open",
    when_open=open_of_day,
    alleen_open=flag("--open", "Alleen wie nog moet antwoorden."),
    besluit=name_option("Alleen over dit besluit.", "besluit", ("besluit",)),
    organisatie=name_option("Alleen van deze partij.", "organisatie", ("organisatie",)),
    bijeenkomst=BIJEENKOMST,
    stand=one_of(Bekrachtigingsstand, "Alleen dit antwoord."),
)
shown(app, of_day, "de bekrachtiging", "bekrachtigingen show 2026-11-05-b1-de-hofjes", one="een")
