"""Says in Dutch who answered in a written round, what was recorded, and what the round concluded."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from tafel_cli.dutch import enumeration, long_date, quantity
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.register.numbers import as_it_is
from tafel_cli.register.register import Register
from tafel_cli.register.round_outcome import PointProposal, SilenceMeans
from tafel_cli.register.rounds import answers_in, asked_parties, asked_points, is_round, silent_on
from tafel_cli.report.summaries.adoption import Said
from tafel_cli.writing.changes.round_answers import RecordedAnswers
from tafel_cli.writing.changes.round_close import ClosedRound


def who_answered(register: Register, id_: str | None) -> Iterator[str]:
    """Yield who answered in each written round whose minutes are not adopted, or in the round with an id."""
    for meeting in register.that_go_on(None):
        verslag = register.verslag_of(meeting)
        over = verslag is not None and verslag.status is Verslagstatus.VASTGESTELD
        if is_round(meeting) and (id_ == meeting.id or not (id_ or over)):
            yield from _answered(register, meeting)


def _answered(register: Register, meeting: Bijeenkomst) -> Iterator[str]:
    points = asked_points(register, meeting, as_it_is(register, meeting))
    said, asked = answers_in(register, meeting), asked_parties(register, meeting)
    quiet = silent_on(register, meeting, points) if points else tuple(p for p in asked if p.id not in said)
    ready = [party for party in asked if party not in quiet]
    partly = [party for party in quiet if party.id in said]
    nothing = [party for party in quiet if party.id not in said]
    yield f"{_round(meeting)}: {len(ready)} van {len(asked)} partijen klaar."
    for what, parties in (("Geantwoord", ready), ("Nog niet op alles", partly), ("Nog niet", nothing)):
        if parties:
            yield f"  {what}: {_names(parties)}."


def said_of_answers(made: RecordedAnswers, register: Register) -> Said:
    """Return what was recorded, and what is still missing. `register`: the table with the new answers."""
    day = long_date(made.meeting.datum)
    said = [f"Antwoord van {made.party.naam} in de schriftelijke ronde tot en met {day}:"]
    for each in made.antwoorden:
        number = made.numbering.numbers.get(each.agendapunt, each.agendapunt)
        at = f"{number}.{each.beslispunt}" if each.beslispunt else number
        remark = f": {each.opmerking}" if each.opmerking else ""
        said.append(f"  {at} {each.antwoord.value.replace('_', ' ')}{remark}")
    points = asked_points(register, made.meeting, made.numbering)
    open_ = [point.nr for point in points if made.party in silent_on(register, made.meeting, [point])]
    then = [f"Nog geen antwoord van {made.party.naam} op {enumeration(open_)}."] if open_ else []
    quiet = silent_on(register, made.meeting, points)
    if quiet:
        then.append(f"Nog niet klaar in deze ronde: {_names(quiet)}.")
    else:
        then.append(f"Alle antwoorden zijn binnen. Vanaf {day} typt u `tafel reacties close {made.meeting.id}`.")
    return said, then


def said_of_closing(made: ClosedRound) -> Said:
    """Return what a round concluded point by point, and what is next."""
    said = [f"{_round(made.meeting)}: het voorstel."]
    said += [f"  {each.punt.nr} {_outcome(each, made)}" for each in made.voorstellen]
    if not made.voorstellen:
        said.append("  In deze ronde was geen beslispunt. Typ zelf in het verslag wat eruit kwam.")
    said += _on_silence(made)
    then = []
    if open_ := [each for each in made.voorstellen if each.uitkomst is None and each.punt.nr not in made.stond]:
        parties = {party.id: party for each in open_ for party in each.stil}.values()
        then.append(
            f"Vraag het na bij {_names(tuple(parties))}. Typ het antwoord met `tafel reacties new {made.meeting.id}`, "
            "en sluit de ronde dan opnieuw."
        )
    then += [
        f"{party.naam} schreef bij het voorbehoud op {each.punt.nr}: {answer.opmerking}"
        for each in made.voorstellen
        for party, answer in each.voorbehoud
        if answer.opmerking
    ]
    then.append(
        f"Lees de regels na in `{made.verslag.path}`. Typ daarna `tafel verslag process {made.meeting.id}`: "
        "dat maakt er besluiten van."
    )
    return said, then


def _outcome(each: PointProposal, made: ClosedRound) -> str:
    """Say what is proposed on a point, or what was said on it already."""
    if there := made.stond.get(each.punt.nr):
        other = each.uitkomst and each.uitkomst.value.replace("_", " ") not in there
        rest = (
            f", maar de antwoorden zeggen: {each.uitkomst.value}. Verbeter dat zelf."
            if other and each.uitkomst
            else "."
        )
        return f"{there}{rest}"
    if each.uitkomst is None:
        return f"nog geen voorstel: {_names(each.stil)} {_verb(each.stil, 'antwoordde')} niet."
    if each.bespreken:
        who = f"{_names(each.bespreken)} {_verb(each.bespreken, 'wil')} erover praten"
        return f"aangehouden: {who}. Zet het punt op een volgende agenda."
    more = [f"voorbehoud van {_names([party for party, _ in each.voorbehoud])}"] if each.voorbehoud else []
    if each.opmerkingen:
        more.append(quantity(len(each.opmerkingen), "aantekening", "aantekeningen"))
    return f"ingestemd{f', met {enumeration(more)}' if more else ''}."


def _on_silence(made: ClosedRound) -> Iterable[str]:
    """Yield what silence means in a round, if a party was silent on a point that is decided now."""
    quiet = [party for each in made.voorstellen if each.punt.nr not in made.stond for party in each.stil]
    if not quiet:
        return
    parties = tuple({party.id: party for party in quiet}.values())
    number = made.stilte.afspraak.nummer if made.stilte.afspraak else ""
    if made.stilte.means is SilenceMeans.AGREES:
        who = f"{_names(parties)} {_verb(parties, 'antwoordde')} niet"
        yield f"{who}. Volgens werkafspraak {number} telt dat als akkoord."
    elif made.stilte.means is SilenceMeans.TOO_SHORT:
        yield f"Stilte telt nu niet als akkoord: de ronde was korter dan werkafspraak {number} belooft."
    elif made.stilte.means is SilenceMeans.NEVER_SENT:
        yield (
            f"Stilte telt nu niet als akkoord: bij `verzonden` in `{made.meeting.path}` staat niet wanneer de stukken "
            f"zijn verzonden. Werkafspraak {number} telt de dagen vanaf dan."
        )


def _names(parties: Sequence[Organisatie]) -> str:
    return enumeration([party.naam for party in parties])


def _verb(parties: Collection[object], one: str) -> str:
    """Return a verb for one party or for more."""
    return one if len(parties) == 1 else {"antwoordde": "antwoordden", "wil": "willen"}[one]


def _round(meeting: Bijeenkomst) -> str:
    return f"Schriftelijke ronde tot en met {long_date(meeting.datum)}"
