"""Turns the lines of minutes on decisions into decisions: new ones, and changes of those that the meeting has."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration
from tafel_cli.kinds.besluit import Aantekening, Besluit, Uitkomst
from tafel_cli.pack.words import UITKOMST
from tafel_cli.reading.processed_lines import link_line, talked_line
from tafel_cli.register.minute_lines.section import UNKNOWN, short
from tafel_cli.register.minute_lines.values import Decided, NotReadError, Read, Remarked, Reservation, Reserved
from tafel_cli.value_class import with_changes
from tafel_cli.writing.changes.decision_sentence import wording
from tafel_cli.writing.edits import TableEdit
from tafel_cli.writing.process.decision import (
    AGREED,
    Decision,
    changed_decision,
    decision_edits,
    recorded_decision,
    what_changes,
    with_reservations,
)
from tafel_cli.writing.process.fates import Fate, Sitting, Wordt, word_of
from tafel_cli.writing.records import NewBesluit, as_sentence, free_ids


class Decisions:
    """Collects what lines say on decisions, in order; a later line may still add to a decision."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._free = free_ids(sitting.register, Besluit, sitting.meeting.id)
        own = (b for b in sitting.register.all(Besluit) if b.bijeenkomst_id == sitting.meeting.id)
        self._all: dict[str, Decision] = {b.id: recorded_decision(b) for b in sorted(own, key=lambda b: b.rank)}
        self._ids: dict[tuple[str, int | None], list[str]] = {}
        for each in self._all.values():
            self._ids.setdefault(each.key, []).append(each.id)

    def _of(self, item: str, point: int | None) -> list[Decision]:
        """Return the decisions on a point, as they will be."""
        return [self._all[id_] for id_ in self._ids.get((item, point), ())]

    def decided(self, read: Read, value: Decided) -> Fate:
        """Return what becomes of a `Besluit` line; raises NotReadError."""
        assert read.item is not None  # noqa: S101  (a decision stands under the heading of an item)
        label = ", ".join(filter(None, (self.sitting.label(read.item, point) for point in value.punten)))
        if value.uitkomst is None:
            return self._talked(read, value, label)
        made = [self._one(read, value, read.item, point, value.uitkomst) for point in value.punten]
        lines = tuple(line for decision, _ in made for line in self._link(decision))
        said = " ".join(dict.fromkeys(told for _, told in made))
        new = any(decision.record is None for decision, _ in made)
        same = all(not told for _, told in made)
        wordt = Wordt.NIEUW if new else Wordt.KLAAR if same else Wordt.VERANDERT
        paths = tuple(decision.path for decision, _ in made)
        said = said or "Dit staat al in het besluit. Alleen de regel gaat weg."
        return Fate(
            line=read.line.line, label=f"Besluit {label}".rstrip(), wordt=wordt, said=said, paths=paths, lines=lines
        )

    def _one(
        self, read: Read, value: Decided, item: str, point: int | None, uitkomst: Uitkomst
    ) -> tuple[Decision, str]:
        """Add a decision on a point, or change it, and return it with what to tell, empty if nothing differs."""
        asked = self.sitting.numbering.asked(item) or ()
        text = asked[point - 1] if point is not None and point <= len(asked) else None
        said = wording(uitkomst, text, value.tekst, value.opgeschaald_naar)
        new = NewBesluit(
            besluit=said.besluit,
            agendapunt=item,
            uitkomst=uitkomst,
            beslispunt=point,
            opgeschaald_naar=value.opgeschaald_naar,
            toelichting=said.toelichting,
        )
        there = self._on(read, item, point, said.besluit)
        if there is None:
            made = Decision(id=next(self._free), new=new, line=read.line.line)
            self._all[made.id] = made
            self._ids.setdefault(made.key, []).append(made.id)
            return made, f"{said.besluit} ({UITKOMST[uitkomst]})"
        changed = changed_decision(there, new, own_words=bool(value.tekst))
        self._all[there.id] = with_changes(changed, line=read.line.line)
        return self._all[there.id], what_changes(there.new, changed.new)

    def _on(self, read: Read, item: str, point: int | None, besluit: str) -> Decision | None:
        """Return the decision that the meeting has on a point; without a point the one that says the same."""
        found = self._of(item, point)
        if point is None:
            return next((each for each in found if each.new.besluit == besluit), None)
        if len(found) > 1:
            files = " en ".join(f"`{each.path}`" for each in found)
            raise NotReadError(
                f"Over dit punt zijn er al twee besluiten: {files}. Haal er eerst een weg.", _typed(read)
            )
        return found[0] if found else None

    def _talked(self, read: Read, value: Decided, label: str) -> Fate:
        """Return what becomes of a line that says that no decision was taken: it stays as a sentence."""
        for point in value.punten:
            for each in self._of(read.item or "", point) if point is not None else ():
                message = f"Over punt {label} is er al een besluit: `{each.path}`. Typ de uitkomst, of haal dat weg."
                raise NotReadError(message, f"Besluit {label}: {UNKNOWN}")
        more = as_sentence(value.tekst)
        numbers = (self.sitting.label(read.item, point) for point in value.punten)
        lines = tuple(
            talked_line(nr, more) if nr else f"- Dit is besproken, er is geen besluit. {more}" for nr in numbers
        )
        if value.besproken != "besproken":
            lines = (f"- De tafel heeft dit ter kennis genomen. {more}",)
        lines = tuple(line.rstrip() for line in lines)
        said = "Er komt geen besluit. In het verslag staat dan: " + " ".join(line[2:] for line in lines)
        return Fate(line=read.line.line, label=f"Besluit {label}".rstrip(), wordt=Wordt.TEKST, said=said, lines=lines)

    def reserved(self, read: Read, value: Reserved) -> Fate:
        """Return what becomes of a `Voorbehoud` line; raises NotReadError."""
        targets = [self._target(read, point, _reserving(self.sitting, read, value)) for point in value.punten]
        told = []
        for target in targets:
            if target.new.uitkomst not in AGREED:
                word = UITKOMST[target.new.uitkomst]
                message = (
                    f"Dit besluit is {word}. Een voorbehoud hoort alleen bij een besluit waar de tafel mee instemt."
                )
                raise NotReadError(message, _reserving(self.sitting, read, value))
            entries = with_reservations(target.new.voorbehoud, value.partijen)
            if entries != target.new.voorbehoud:
                self._all[target.id] = with_changes(target, new=with_changes(target.new, voorbehoud=entries))
                told.append(self._called(target))
        return self._added(read, targets, told, "voorbehoud", [_who(each) for each in value.partijen])

    def remarked(self, read: Read, value: Remarked) -> Fate:
        """Return what becomes of an `Aantekening` line; raises NotReadError."""
        text = as_sentence(value.tekst)
        target = self._target(read, value.punt, f"Aantekening {UNKNOWN} {value.organisatie}: {text}")
        there = target.new.aantekening
        told = []
        if not any((each.organisatie, each.tekst) == (value.organisatie, text) for each in there):
            entry = Aantekening(organisatie=value.organisatie, tekst=text)
            self._all[target.id] = with_changes(target, new=with_changes(target.new, aantekening=(*there, entry)))
            told.append(self._called(target))
        return self._added(read, [target], told, "aantekening", [f"{value.organisatie}: {text}"])

    def _added(self, read: Read, targets: list[Decision], told: list[str], what: str, who: list[str]) -> Fate:
        paths = tuple(target.path for target in targets)
        if not told:
            said = "Dit staat al in het besluit. Alleen de regel gaat weg."
            return Fate(line=read.line.line, label=word_of(read), wordt=Wordt.KLAAR, said=said, paths=paths)
        said = f"Komt bij {enumeration([*dict.fromkeys(told)])} onder `{what}`: {', '.join(who)}"
        wordt = Wordt.NIEUW if any(target.record is None for target in targets) else Wordt.VERANDERT
        return Fate(line=read.line.line, label=word_of(read), wordt=wordt, said=said, paths=paths)

    def _target(self, read: Read, point: int | None, typed: str) -> Decision:
        """Return the decision that a line belongs to: on its point, or the nearest above it that is beyond the list."""
        found = self._of(read.item or "", point)
        above = sorted((each for each in found if 0 < each.line < read.line.line), key=lambda each: each.line)
        if point is None and (above or len(found) == 1):
            return (above or found)[-1]
        if point is not None and len(found) == 1:
            return found[0]
        label = self.sitting.label(read.item, point)
        where = f"Over punt {label} staat" if label else "Hierboven staat"
        message = f"{where} nog geen besluit. Vul eerst die uitkomst in, of typ bij welk besluit deze regel hoort."
        if found:
            message = "Hier zijn meer besluiten. Zet deze regel direct onder het besluit waar hij bij hoort."
        raise NotReadError(message, typed)

    def _called(self, decision: Decision) -> str:
        return f"besluit {self.sitting.label(*decision.key)}".rstrip()

    def _link(self, decision: Decision) -> Iterator[str]:
        label = f"Besluit {self.sitting.label(*decision.key)}".rstrip()
        yield link_line(label, f"besluiten/{decision.id}", UITKOMST[decision.new.uitkomst])

    def edits(self) -> Iterator[TableEdit]:
        """Yield the edits that make all decisions as they will be, in order."""
        for each in self._all.values():
            if each.record is None:
                yield each.new.file(each.id)
            else:
                yield from decision_edits(each.record, each.new)


def _who(each: Reservation) -> str:
    inside = ", ".join(filter(None, (each.bij, short(each.uiterlijk) if each.uiterlijk else None)))
    return f"{each.organisatie} ({inside})" if inside else each.organisatie


def _reserving(sitting: Sitting, read: Read, value: Reserved) -> str:
    """Return a `Voorbehoud` line to type, with the number of the point asked."""
    nr = sitting.label(read.item)
    number = f" {nr}.{UNKNOWN}" if nr and value.punten != (None,) else ""
    return f"Voorbehoud{number}: {', '.join(_who(each) for each in value.partijen)}"


def _typed(read: Read) -> str:
    return " ".join(" ".join(read.line.source).split())
