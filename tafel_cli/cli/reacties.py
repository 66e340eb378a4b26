"""tafel reacties: lists and shows the answers in written rounds, and holds the commands of a round."""

from collections.abc import Iterable, Mapping

from tafel_cli.cli import reacties_rounds
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST
from tafel_cli.register.register import Register
from tafel_cli.report.lists.reacties import REACTIES


def _who_answered(register: Register, wanted: Mapping[str, object]) -> Iterable[str]:
    from tafel_cli.report.summaries.rounds import who_answered  # only the table says this

    return who_answered(register, str(wanted["bijeenkomst"] or "") or None)


app = noun("Toon en verwerk de reacties in schriftelijke rondes.", "reacties list")
add_list(
    app,
    REACTIES,
    "Toon de reacties in schriftelijke rondes, en wie nog niet antwoordde.",
    "reacties list",
    below=_who_answered,
    dated=False,
    bijeenkomst=BIJEENKOMST,
)
shown(app, REACTIES, "de reactie", "reacties show 2026-12-03-gemeente", one="een")
for _name, _function, _example in (
    ("new", reacties_rounds.record_reaction, 'new 2026-12-03 gemeente 4.1=akkoord "5.1=bespreken: wie betaalt dit?"'),
    ("close", reacties_rounds.close, "close 2026-12-03"),
):
    app.command(_name, cls=Command, epilog=f"Voorbeeld: tafel reacties {_example}")(_function)
