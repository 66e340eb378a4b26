"""Tells a chair the result of a build: the agenda, what needs attention and the files, or why there is no pack."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tafel_cli.checks.discretion import discreet
from tafel_cli.dutch import duration, from_to, quantity, time_range, weekday_date
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import CANNOT_BE_READ
from tafel_cli.report import screen
from tafel_cli.report.summaries import time_left
from tafel_cli.writing.papers.bundle import Bundle, Written

if TYPE_CHECKING:
    from tafel_cli.pack.script.cuts import Bijsturing
    from tafel_cli.writing.papers.send import Sent

_COLUMNS = ("nr", "tijd", "min", "onderwerp", "indiener", "let op")
_LEAST = ("indiener",)


def tell_papers(made: Bundle, written: Sequence[Written]) -> None:
    """Write the agenda and remarks of the first pack, and the folder and files of all packs."""
    pack = written[0].about
    if isinstance(pack, Pack):
        screen.print_wrapped(discreet(heading(pack)), "bold")
        screen.write("")
        if rows := agenda_rows(pack):
            screen.print_table(_COLUMNS, rows, _LEAST)
            screen.write("")
        screen.print_lines([*remarks(pack, len(made.blockers), made.steer), *made.missing], indent="")
        screen.write("")
    for number, each in enumerate(written):
        if number:
            screen.write("")
        screen.print_wrapped(f"Geschreven in {discreet(screen.near(each.folder))}:", "bold")
        for name in each.files:
            screen.write(discreet(f"  {name}"))


def refusal(made: Bundle, what: str = "De stukken voor {} zijn niet gemaakt.", command: str = "agenda build") -> str:
    """Say why there is no paper, and what to do; errors can be skipped with `--concept`, a missing meeting cannot.

    `what`: the first sentence, with a place for the meeting; `command`: that makes such a paper.
    """
    said = what.format(made.meeting)
    if made.occasion is None:
        return f"{said} Zonder een goede `tafel.md` en een goede bijeenkomst kan dat niet, ook niet met `--concept`."
    if len({finding.path for finding in made.blockers}) == 1:
        said += " Dit bestand hoort erbij en moet eerst goed zijn."
    else:
        said += " Deze bestanden horen erbij en moeten eerst goed zijn."
    return f"{said} Wilt u vast kijken? Gebruik `tafel {command} --concept`."


def agenda_rows(pack: Pack) -> list[list[object]]:
    """Return the rows of the agenda for the screen; without times in a written round."""
    rows: list[list[object]] = []
    for row in pack.agenda.regels:
        states = ((CANNOT_BE_READ, row.onleesbaar), ("te laat", row.te_laat), ("stuk volgt", row.stuk_volgt))
        clock = "" if pack.kop.schriftelijk else time_range(row.van, row.tot)
        rows.append(
            [row.nr, clock, row.duur, row.titel, row.indiener, ", ".join(mark for mark, holds in states if holds)]
        )
    return rows


def remarks(pack: Pack, errors: int, steer: "Bijsturing | None" = None) -> list[str]:
    """Return remarks for a chair before sending: time left, errors, late or missing papers, uncommitted changes.

    `errors`: how many would block the pack without `--concept`. `steer`: how to shorten an agenda that is too long.
    """
    said = [] if pack.agenda.regels else ["Er staat nog niets op de agenda."]
    if not pack.kop.schriftelijk:
        said += [time_left(pack.agenda.over), *(_shorter(steer) if steer and steer.ingrepen else ())]
    if pack.versie.concept:
        verb, them = ("zit", "die") if errors == 1 else ("zitten", "ze")
        left = f" Er {verb} nog {quantity(errors, 'fout', 'fouten')} in: bekijk {them} met `tafel check`."
        said.append("Er staat CONCEPT op." + (left if errors else ""))
    for row in pack.agenda.regels:
        what = f"Punt {row.nr} ({row.titel})"
        if row.onleesbaar:
            said.append(f"{what}: dit stuk {CANNOT_BE_READ}. Bekijk het met `tafel check`.")
        if row.stuk_volgt:
            said.append(f"{what}: het stuk is nog niet ingediend.")
        if row.te_laat and row.reden:
            said.append(f"{what} is te laat, maar u laat het toe. {row.reden}")
        elif row.te_laat:
            said.append(f"{what} is te laat. Laat u het toe? Zet dan de reden bij `toegelaten` in de bijeenkomst.")
    said.extend(f"Bijlage {b.nr} ({b.titel}): het bestand {b.gebrek}." for b in pack.bijlagen if b.gebrek)
    if pack.versie.commit is None:
        said.append("Deze versie is niet vastgelegd: hier is geen git, of de tafel staat er nog niet in.")
    elif pack.versie.bewerkt:
        said.append("De stukken zijn gewijzigd na de laatste vastgelegde versie. Er staat CONCEPT op.")
    return said


def _shorter(steer: "Bijsturing") -> Iterator[str]:
    yield "Zo kan het korter:" if steer.tekort else "Zo past het wel:"
    for cut in steer.ingrepen:
        yield f"  Punt {cut.nr} ({cut.titel}). {cut.wat} Dat scheelt {duration(cut.minuten)}."
    if steer.tekort:
        left = duration(steer.tekort)
        yield f"Dan duurt de agenda nog {left} te lang. Verplaats ook een ander punt, of kies een later einde."


def heading(pack: Pack) -> str:
    """Return the line that names the table and says when its meeting is."""
    kop = pack.kop
    how = "schriftelijk" if kop.schriftelijk else f"van {from_to(kop.aanvang, kop.einde)}"
    return f"{kop.tafel}: {weekday_date(kop.datum)}, {how}"


def show_first(written: Written) -> None:
    """Open a paper for a person to read; say so if that cannot be done here."""
    import webbrowser  # few builds show their result

    first = to_open(written.files)
    if not webbrowser.open((written.folder / first).as_uri()):
        screen.warn(f"{first} is hier niet te openen. Open het bestand zelf.")


def tell_sent(done: "Sent") -> None:
    """Tell where the archive to mail is, and that the meeting's file says that it was sent."""
    for sentence in done.bundle.missing:
        screen.print_wrapped(discreet(sentence))
    if done.archive:
        screen.print_wrapped(f"Klaar om te mailen: {discreet(screen.near(done.archive).rstrip('/'))}", "bold")
    if done.noted:
        screen.print_wrapped(discreet(f"In `{done.noted}` staat nu dat u deze versie hebt verzonden."))
        screen.print_wrapped('Leg dat vast: `tafel save "Verzonden"`.')
    else:
        screen.print_wrapped("Dat u deze versie verzendt, stond er al.")
    screen.print_wrapped("Mail het bestand zelf: tafel verstuurt niets.")


def to_open(files: tuple[str, ...]) -> str:
    """Return the file to open for a person: the page, else the PDF, else the first."""
    return next((name for ending in (".html", ".pdf") for name in files if name.endswith(ending)), files[0])
