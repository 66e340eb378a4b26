"""Turns the lines of minutes on what came before: minutes that were adopted, and answers of boards."""

from tafel_cli.dutch import long_date
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.pack.words import BEKRACHTIGING, partij
from tafel_cli.register.minute_lines.section import UNKNOWN
from tafel_cli.register.minute_lines.values import BoardAnswered, MinutesAdopted, NotReadError, Read
from tafel_cli.writing.edits import SetList, SetValue, TableEdit
from tafel_cli.writing.process.fates import Fate, Sitting, Wordt, word_of
from tafel_cli.writing.records import NewBekrachtiging, as_sentence, path_of


def minutes_adopted(sitting: Sitting, read: Read, value: MinutesAdopted) -> Fate:
    """Return what becomes of a `Verslag` line; raises NotReadError."""
    path = path_of(Verslag, value.verslag)
    minutes = sitting.register.get(Verslag, value.verslag)
    typed = f"Verslag {value.verslag}: vastgesteld"
    if minutes is None:
        raise NotReadError(f"`{path}` is niet te lezen. Kijk met `tafel check {path}`.", typed)
    changes = tuple(map(as_sentence, value.wijzigingen))
    if minutes.status is Verslagstatus.VASTGESTELD:
        if (minutes.vastgesteld_in, minutes.wijzigingen) == (sitting.meeting.id, changes):
            said = "Dit verslag is hier al vastgesteld. Alleen de regel gaat weg."
            return Fate(line=read.line.line, label=word_of(read), wordt=Wordt.KLAAR, said=said, paths=(path,))
        raise NotReadError("Dit verslag is al vastgesteld, anders dan hier staat. Haal deze regel weg.", typed)
    edits: list[TableEdit] = [
        SetValue(path=path, key="status", value=Verslagstatus.VASTGESTELD.value),
        SetValue(path=path, key="vastgesteld_in", value=sitting.meeting.id),
    ]
    if changes:
        edits.append(SetList(path=path, key="wijzigingen", entries=changes))
    how = f"met deze {'wijziging' if len(changes) == 1 else 'wijzigingen'}: {' '.join(changes)}" if changes else ""
    said = f"Het verslag wordt vastgesteld {how or 'zonder wijzigingen.'}"
    return Fate(
        line=read.line.line,
        label=word_of(read, value.verslag),
        wordt=Wordt.VERANDERT,
        said=said,
        paths=(path,),
        edits=tuple(edits),
    )


def board_answered(sitting: Sitting, read: Read, value: BoardAnswered) -> Fate:
    """Return what becomes of a `Bekrachtiging` line; without a day the table heard it at this meeting."""
    there = sitting.register.get(Bekrachtiging, f"{value.besluit}-{value.organisatie}")
    day = value.op or (there.op if there else sitting.meeting.datum)
    new = NewBekrachtiging(
        besluit=value.besluit,
        organisatie=value.organisatie,
        stand=value.stand,
        op=day,
        voorwaarde=as_sentence(value.voorwaarde) or None,
    )
    path = path_of(Bekrachtiging, new.id)
    if there and (there.stand, there.op, there.voorwaarde) == (new.stand, new.op, new.voorwaarde):
        said = "Dit antwoord is er al. Alleen de regel gaat weg."
        return Fate(line=read.line.line, label=word_of(read), wordt=Wordt.KLAAR, said=said, paths=(path,))
    if there or sitting.register.path_of("bekrachtiging", new.id):
        message = f"Er is al een antwoord van dit bestuur, en het is anders: `{path}`. Haal deze regel weg."
        raise NotReadError(message, f"Bekrachtiging {UNKNOWN} {value.organisatie}: {UNKNOWN}")
    more = f": {new.voorwaarde}" if new.voorwaarde else "."
    said = f"{partij(sitting.register, new.organisatie)}: {BEKRACHTIGING[new.stand]}, op {long_date(day)}{more}"
    return Fate(
        line=read.line.line,
        label=word_of(read),
        wordt=Wordt.NIEUW,
        said=said,
        paths=(path,),
        edits=(new.file(),),
    )
