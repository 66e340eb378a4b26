"""Rewrites the chair's script for a written round, in which the chair asks every party for an answer in writing."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.tafel import VastPunt, VastSoort
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.hall import Zaal, new_and_withdrawn, numbers
from tafel_cli.pack.script.values import ScriptPoint
from tafel_cli.value_class import with_changes

GEEN_PRIJZEN_OP_SCHRIFT = (
    "Zet erbij: “Schrijf niet over prijzen, biedingen of het verdelen van klanten en projecten. "
    "Dat verbiedt de Mededingingswet.”"
)
VRAAG_ACTIES = "Vraag bij elke open actie: is het klaar? Zo nee: wat is er nodig, en wat wordt de nieuwe dag?"
STUUR_ROND = "Stuur alle partijen wat u hieronder invult, en de dagen die volgen."
VRAAG_VERSLAG = "Vraag elke partij of het verslag klopt. Het gaat niet opnieuw over de onderwerpen zelf."


def op_papier(hall: Zaal, at: Agendapunt | VastPunt | None, made: ScriptPoint) -> ScriptPoint:
    """Return the ScriptPoint of an item (`at`) for a written round; `made` is the one for a meeting.

    Steps are replaced; `inleider`, `verdeling` and `aan_het_eind` are emptied. A conclusion stays at items with
    questions and at the minutes, because nothing else is concluded in writing. All else stays.
    """
    steps = _punt(at, made.vragen) if isinstance(at, Agendapunt) else _vast(hall, at, made) if at else made.aanpak
    ends = made.conclusie if made.vragen or _verslag(at) else ()
    return with_changes(made, aan_het_eind="", inleider=None, verdeling=(), aanpak=tuple(steps), conclusie=ends)


def te_doen(script: ScriptPoint) -> bool:
    """Tell whether a point has steps, questions, actions, boards or warnings; a written round leaves out the others.

    Earlier treatments alone (`eerder`) do not count.
    """
    return any((script.aanpak, script.acties, script.achterban, script.let_op, script.vragen))


def _verslag(at: Agendapunt | VastPunt | None) -> bool:
    return isinstance(at, VastPunt) and at.soort is VastSoort.VERSLAG


def _vast(hall: Zaal, at: VastPunt, made: ScriptPoint) -> Iterator[str]:
    if at.soort is VastSoort.OPENING:
        yield from _begin(hall)
    elif at.soort is VastSoort.TERMIJNAGENDA:
        yield from map(_written, made.aanpak)
    elif at.soort is VastSoort.SLUITING:
        yield STUUR_ROND
    elif _verslag(at) and made.conclusie:
        yield VRAAG_VERSLAG
    if made.acties:
        yield VRAAG_ACTIES


def _written(step: str) -> str:
    """Return a step of the items to come as one that is done on paper."""
    for spoken, written in _SPOKEN:
        if step.startswith(spoken):
            return f"Zet erbij {written}{step[len(spoken) :]}"
    return step


_SPOKEN = (
    ("Noem de volgende bijeenkomsten:", "wanneer de volgende bijeenkomsten zijn:"),
    ("Noem de volgende bijeenkomst:", "wanneer de volgende bijeenkomst is:"),
    ("Noem welke", "welke"),
    ("Zeg dat", "dat"),
)


def _begin(hall: Zaal) -> Iterator[str]:
    day = long_date(hall.meeting.datum)
    yield f"Stuur de stukken rond, en vraag elke partij om een reactie vóór het einde van {day}."
    deciding = [row for item, row in hall.items() if item.doel is Doel.BESLUITVORMEND]
    if deciding:
        yield f"Zet erbij waarover de tafel besluit: {numbers(deciding)}."
    yield GEEN_PRIJZEN_OP_SCHRIFT
    if new := new_and_withdrawn(hall):
        yield f"Zet erbij {new}."
    for item, row in hall.items():
        if row.te_laat and row.reden:
            yield f"Leg uit waarom punt {row.nr} ({item.titel}) toch meedoet. De reden: {row.reden}"


def _punt(item: Agendapunt, asked: tuple[Question, ...]) -> Iterator[str]:
    which = enumeration([vraag.nr for vraag in asked])
    if item.doel is Doel.BESLUITVORMEND:
        at = f" bij punt {which}" if asked else ""
        yield f"Vraag elke partij{at}: “Kunt u hiermee leven? Moet u dit thuis nog voorleggen?” Er wordt niet gestemd."
        yield "Wacht tot elke partij heeft gereageerd. Wie niets zegt, stemt niet in."
        yield "Wil iemand erover praten? Besluit dan nog niets, en zet het punt op de volgende agenda."
    elif item.doel is not Doel.TER_KENNISNAME:
        yield f"Vraag elke partij om een reactie{f' op vraag {which}' if asked else ''}."
        yield "Stuur alle reacties rond, en schrijf op wat er hierna gebeurt."
