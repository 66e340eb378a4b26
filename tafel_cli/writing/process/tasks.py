"""Turns the lines of minutes on work into actions: new ones, and what became of earlier ones."""

from collections.abc import Iterator

from tafel_cli.dutch import long_date
from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.pack.words import partij
from tafel_cli.reading.processed_lines import link_line
from tafel_cli.register.minute_lines.section import UNKNOWN
from tafel_cli.register.minute_lines.values import NotReadError, Read, Task, TaskEnded, TaskPostponed
from tafel_cli.register.names import ends
from tafel_cli.writing.edits import AddEntry, SetValue, TableEdit
from tafel_cli.writing.process.fates import Fate, Sitting, Wordt, word_of
from tafel_cli.writing.records import NewActie, as_sentence, free_ids, path_of

_WORD = {Actiesoort.ACTIE: "Actie", Actiesoort.TOEZEGGING: "Toezegging"}


class Tasks:
    """Collects what lines say on actions, in order."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._free = free_ids(sitting.register, Actie, sitting.meeting.id)
        own = [a for a in sitting.register.all(Actie) if a.bijeenkomst_id == sitting.meeting.id]
        self._own = {_of_record(actie): actie.id for actie in own}
        self._new: dict[str, NewActie] = {}
        self._touched: dict[str, int] = {}

    def task(self, read: Read, value: Task) -> Fate:
        """Return what becomes of an `Actie` or `Toezegging` line."""
        assert read.item is not None  # noqa: S101  (an action stands under the heading of an item)
        new = NewActie(
            actie=as_sentence(value.tekst),
            actiehouder=value.actiehouder,
            uiterlijk=value.uiterlijk,
            agendapunt=read.item,
            soort=value.soort,
            met=value.met,
        )
        key = (new.actie, new.actiehouder, new.agendapunt, new.soort, new.met, new.uiterlijk)
        there = self._own.get(key)
        id_ = there or next(self._free)
        if not there:
            self._own[key] = id_
            self._new[id_] = new
        who = " met ".join(filter(None, (self._called(new.actiehouder), self._helpers(new.met))))
        told = f"{new.actie} ({who}, uiterlijk {long_date(new.uiterlijk)})"
        by = f" `{value.functie}` is hier {self._called(new.actiehouder)}." if value.functie else ""
        path = path_of(Actie, id_)
        line = link_line(_WORD[new.soort], f"acties/{id_}", told)
        said = "Deze actie is er al. Alleen de regel gaat weg." if there else f"{told}{by}"
        wordt = Wordt.KLAAR if there else Wordt.NIEUW
        return Fate(line=read.line.line, label=word_of(read), wordt=wordt, said=said, paths=(path,), lines=(line,))

    def _called(self, id_: str) -> str:
        return partij(self.sitting.register, id_)

    def _helpers(self, ids: tuple[str, ...]) -> str:
        return ", ".join(map(self._called, ids))

    def ended(self, read: Read, value: TaskEnded) -> Fate:
        """Return what becomes of a line that says how an earlier action ended; raises NotReadError."""
        actie, path = self._earlier(read, value.actie), path_of(Actie, value.actie)
        held = self.sitting.meeting.datum
        default = f"{'Gereed gemeld' if value.status is Actiestatus.GEREED else 'Vervallen'} op {long_date(held)}."
        result = as_sentence(value.tekst) or default
        if actie.status is value.status:
            if value.tekst and actie.resultaat != result:
                message = f"Deze actie is al {actie.status.value}, met een ander resultaat: {actie.resultaat}"
                raise NotReadError(message, f"Actie {_short(value.actie)}: {value.status.value}. {actie.resultaat}")
            return self._done(read, path)
        edits: list[TableEdit] = [SetValue(path=path, key="status", value=value.status.value)]
        if value.status is Actiestatus.GEREED:
            edits.append(SetValue(path=path, key="gereed_op", value=held.isoformat()))
        edits.append(SetValue(path=path, key="resultaat", value=result))
        said = f"“{actie.actie}” wordt {value.status.value}. Resultaat: {result}"
        return self._changed(read, value.actie, said, edits)

    def postponed(self, read: Read, value: TaskPostponed) -> Fate:
        """Return what becomes of a line that gives an earlier action another day; raises NotReadError."""
        actie, path = self._earlier(read, value.actie), path_of(Actie, value.actie)
        if actie.uiterlijk == value.naar:
            return self._done(read, path)
        if value.naar < actie.uiterlijk:
            message = f"Deze actie heeft tijd tot {long_date(actie.uiterlijk)}, en dat is later. Welke dag is het?"
            raise NotReadError(message, f"Actie {_short(value.actie)}: naar {UNKNOWN}")
        was = actie.uiterlijk.isoformat()
        entry = {"dag": was, "reden": as_sentence(value.tekst)} if value.tekst else was
        edits: list[TableEdit] = [
            SetValue(path=path, key="uiterlijk", value=value.naar.isoformat()),
            AddEntry(path=path, key="eerder_uiterlijk", entry=entry),
        ]
        said = f"“{actie.actie}” gaat van {long_date(actie.uiterlijk)} naar {long_date(value.naar)}."
        return self._changed(read, value.actie, said, edits)

    def _earlier(self, read: Read, id_: str) -> Actie:
        """Return an earlier action; raises NotReadError if a line above is about it too."""
        if id_ in self._touched:
            message = f"Over deze actie gaat ook regel {self._touched[id_]}. Haal een van de twee weg."
            raise NotReadError(message, f"Actie {UNKNOWN}: {UNKNOWN}")
        self._touched[id_] = read.line.line
        actie = self.sitting.register.get(Actie, id_)
        assert actie is not None  # noqa: S101  (the reader found it)
        return actie

    def _done(self, read: Read, path: str) -> Fate:
        said = "Dit staat al bij de actie. Alleen de regel gaat weg."
        return Fate(line=read.line.line, label=word_of(read), wordt=Wordt.KLAAR, said=said, paths=(path,))

    def _changed(self, read: Read, id_: str, said: str, edits: list[TableEdit]) -> Fate:
        path = path_of(Actie, id_)
        return Fate(
            line=read.line.line,
            label=word_of(read, _short(id_)),
            wordt=Wordt.VERANDERT,
            said=said,
            paths=(path,),
            edits=tuple(edits),
        )

    def edits(self) -> Iterator[TableEdit]:
        """Yield the files of the new actions, in order."""
        yield from (new.file(id_) for id_, new in self._new.items())


def _of_record(actie: Actie) -> tuple[object, ...]:
    """Return what a line says that would make an action, with the day that it had first."""
    first = (*actie.eerdere_dagen, actie.uiterlijk)[0]
    return (actie.actie, actie.actiehouder, actie.agendapunt, actie.soort, actie.met, first)


def _short(id_: str) -> str:
    return list(ends(id_))[-1]
