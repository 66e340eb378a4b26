"""Turns the lines of minutes on who was there, when, and what was not reached, into keys of their header."""

from collections.abc import Iterator, Mapping

from tafel_cli.dutch import clock_time, enumeration
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Ja
from tafel_cli.pack.words import partij
from tafel_cli.reading.minute_words import Word
from tafel_cli.register.minute_lines.section import UNKNOWN
from tafel_cli.register.minute_lines.values import Attended, Clocked, Guest, MovedOn, NotReadError, Read
from tafel_cli.register.standing import punt_titel
from tafel_cli.value_class import Frozen
from tafel_cli.writing.edits import RemoveKey, SetList, SetValue, TableEdit
from tafel_cli.writing.process.fates import Fate, Sitting, Wordt, word_of
from tafel_cli.writing.records import as_sentence

_CLOCKS = {Word.BEGONNEN: "begonnen", Word.GEEINDIGD: "geeindigd"}


class Seat(Frozen):
    """Somebody who was there."""

    party: str
    functie: str | None
    substitute: bool = False

    def item(self) -> dict[str, str]:
        """Return the entry of `aanwezig`."""
        keys = {"organisatie": self.party, "functie": self.functie, "vervanger": "ja" if self.substitute else None}
        return {key: value for key, value in keys.items() if value}


class Heads:
    """Collects what lines say that the header of minutes must say."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        verslag = sitting.verslag
        self._seats = [
            Seat(party=one.organisatie, functie=one.functie, substitute=one.vervanger is Ja.JA)
            for one in verslag.aanwezig
        ]
        self._absent, self._guests = list(verslag.afgemeld), list(verslag.gasten)
        self._moved = {one.agendapunt: one.reden or "" for one in verslag.doorgeschoven}
        clocks = {"begonnen": verslag.begonnen, "geeindigd": verslag.geeindigd}
        self._clocks = {key: f"{time:%H:%M}" for key, time in clocks.items() if time}
        self._was = self._keys()

    def clocked(self, read: Read, value: Clocked) -> Fate:
        """Return what becomes of a `Begonnen` or `Geëindigd` line."""
        self._clocks[_CLOCKS[value.woord]] = f"{value.tijd:%H:%M}"
        return self._fate(read, f"{clock_time(value.tijd)} uur.")

    def attended(self, read: Read, value: Attended) -> Fate:
        """Return what becomes of an `Aanwezig` or `Afwezig` line; raises NotReadError."""
        if value.woord is Word.AANWEZIG:
            told = [self._came(party, functie) for party, functie in value.partijen]
        else:
            told = [self._stayed_away(party, functie) for party, functie in value.partijen]
        return self._fate(read, " ".join(told))

    def _came(self, party: str, typed: str) -> str:
        name = self._name(party)
        whole, substitute = self._function(party, typed)
        mine = [seat for seat in self._seats if seat.party == party]
        if party in self._absent:
            self._absent.remove(party)
        if not whole:
            if not mine:
                self._seats.append(Seat(party=party, functie=self._only_function(party)))
            return f"{name} was er."
        if not any(_same(seat.functie, whole) for seat in mine):
            instead = next((seat for seat in mine if substitute and _same(seat.functie, substitute)), None)
            if instead:
                self._seats[self._seats.index(instead)] = Seat(party=party, functie=whole, substitute=True)
                return f"{name}: {whole} was er, in plaats van {instead.functie}."
            self._seats.append(Seat(party=party, functie=whole, substitute=bool(substitute)))
        return f"{name}: {whole} was er."

    def _stayed_away(self, party: str, typed: str) -> str:
        name = self._name(party)
        mine = [seat for seat in self._seats if seat.party == party]
        gone = mine
        if typed:
            whole, _ = self._function(party, typed)
            gone = [seat for seat in mine if _same(seat.functie, whole)]
            if not gone:
                known = enumeration([f"`{seat.functie}`" for seat in mine if seat.functie], "of") or "niemand"
                message = f"Van {name} staat `{typed}` niet bij `aanwezig`. Daar staat: {known}."
                raise NotReadError(message, f"Afwezig: {party} ({UNKNOWN})")
        self._seats = [seat for seat in self._seats if seat not in gone]
        left = any(seat.party == party for seat in self._seats)
        if not left and party not in self._absent and self.sitting.register.get(Organisatie, party):
            self._absent.append(party)
        return f"{name}: {typed} was er niet." if left else f"{name} was er niet."

    def _function(self, party: str, typed: str) -> tuple[str, str]:
        """Return a function as its party spells it, and of a substitute the function that it replaces."""
        record = self.sitting.register.get(Organisatie, party)
        seats = record.deelnemers if record else ()
        known = {**{seat.vervanger: seat.functie for seat in seats if seat.vervanger}, **{s.functie: "" for s in seats}}
        near = [name for name in known if typed and _same(name, typed)] or [
            name for name in known if typed and name.casefold().startswith(typed.casefold())
        ]
        return (near[0], known[near[0]]) if len(near) == 1 else (typed, "")

    def _only_function(self, party: str) -> str | None:
        record = self.sitting.register.get(Organisatie, party)
        return record.deelnemers[0].functie if record and len(record.deelnemers) == 1 else None

    def _name(self, party: str) -> str:
        name = partij(self.sitting.register, party)
        return name[:1].upper() + name[1:]

    def guest(self, read: Read, value: Guest) -> Fate:
        """Return what becomes of a `Gast` line."""
        if not any(_same(guest, value.wie) for guest in self._guests):
            self._guests.append(value.wie)
        return self._fate(read, f"{value.wie} was te gast.")

    def moved_on(self, read: Read, value: MovedOn) -> Fate:
        """Return what becomes of a `Doorgeschoven` line; raises NotReadError."""
        item = read.item or ""
        if item not in self.sitting.meeting.agenda:
            message = "Alleen een agendapunt schuift door. Een vast punt staat vanzelf weer op de volgende agenda."
            raise NotReadError(message, UNKNOWN)
        reason = as_sentence(value.reden)
        self._moved[item] = reason
        title = punt_titel(self.sitting.register, item)
        return self._fate(read, f"“{title}” wacht weer op een agenda. Reden: {reason} Het kopje gaat weg.")

    def _fate(self, read: Read, said: str) -> Fate:
        path = self.sitting.verslag.path
        label = word_of(read, self.sitting.label(read.item) if isinstance(read.value, MovedOn) else "")
        return Fate(line=read.line.line, label=label, wordt=Wordt.KOP, said=said, paths=(path,))

    def _keys(self) -> Mapping[str, object]:
        moved = [{"agendapunt": item, **({"reden": why} if why else {})} for item, why in self._moved.items()]
        return {
            "aanwezig": [seat.item() for seat in self._seats],
            "afgemeld": list(self._absent),
            "gasten": list(self._guests),
            **self._clocks,
            "doorgeschoven": moved,
        }

    def edits(self) -> Iterator[TableEdit]:
        """Yield the edits of the header, in the order of its keys."""
        path = self.sitting.verslag.path
        for key, value in self._keys().items():
            if value == self._was.get(key):
                continue
            if isinstance(value, str):
                yield SetValue(path=path, key=key, value=value)
            elif isinstance(value, list):
                entries = SetList(path=path, key=key, entries=tuple(value))
                yield entries if value or key == "aanwezig" else RemoveKey(path=path, key=key)


def _same(one: str | None, other: str | None) -> bool:
    return " ".join((one or "").casefold().split()) == " ".join((other or "").casefold().split())
