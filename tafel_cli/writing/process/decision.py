"""Holds a decision as lines of minutes make it, says what differs from the table, and spells the edits for that."""

from collections.abc import Iterator

from tafel_cli.kinds.besluit import Besluit, Uitkomst, Voorbehoud
from tafel_cli.pack.words import UITKOMST
from tafel_cli.register.minute_lines.values import Reservation
from tafel_cli.value_class import Frozen, with_changes
from tafel_cli.writing.edits import RemoveKey, SetLines, SetList, SetValue, TableEdit
from tafel_cli.writing.records import NewBesluit, note_item, path_of, reservation_item

AGREED = (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD)


class Decision(Frozen):
    """A decision as it will be; `record`: as it is in the table; `line`: the line that says its outcome, or 0."""

    id: str
    new: NewBesluit
    record: Besluit | None = None
    line: int = 0

    @property
    def path(self) -> str:
        """The path of its file."""
        return path_of(Besluit, self.id)

    @property
    def key(self) -> tuple[str, int | None]:
        """Its item and point."""
        return self.new.agendapunt, self.new.beslispunt


def recorded_decision(record: Besluit) -> Decision:
    """Return a decision as it is in the table."""
    new = NewBesluit(
        besluit=record.besluit,
        agendapunt=record.agendapunt,
        uitkomst=record.uitkomst,
        beslispunt=record.beslispunt,
        voorbehoud=record.voorbehoud,
        aantekening=record.aantekening,
        opgeschaald_naar=record.opgeschaald_naar,
        vervangt=record.vervangt,
    )
    return Decision(id=record.id, new=new, record=record)


def changed_decision(there: Decision, new: NewBesluit, *, own_words: bool) -> Decision:
    """Return a decision with another outcome or sentence. With the same outcome, a line without words changes none."""
    if there.new.uitkomst is new.uitkomst and not own_words and there.new.opgeschaald_naar == new.opgeschaald_naar:
        return there
    kept = there.new.voorbehoud if new.uitkomst in AGREED else ()
    told = new.toelichting if new.toelichting not in (there.record.document.body if there.record else "") else ""
    return with_changes(
        there,
        new=with_changes(
            new,
            voorbehoud=kept,
            aantekening=there.new.aantekening,
            vervangt=there.new.vervangt,
            toelichting=told,
        ),
    )


def what_changes(was: NewBesluit, now: NewBesluit) -> str:
    """Say what a decision was and is; empty if it stays."""
    said = []
    if was.uitkomst is not now.uitkomst or was.besluit != now.besluit:
        said.append(f"Was: {was.besluit} ({UITKOMST[was.uitkomst]}) Wordt: {now.besluit} ({UITKOMST[now.uitkomst]})")
    if now.toelichting:
        said.append(f"Toelichting: {now.toelichting}")
    if was.opgeschaald_naar != now.opgeschaald_naar and now.opgeschaald_naar:
        said.append(f"Naar: {now.opgeschaald_naar}")
    if was.voorbehoud and not now.voorbehoud:
        said.append("Het voorbehoud gaat weg.")
    return " ".join(said)


def decision_edits(record: Besluit, new: NewBesluit) -> Iterator[TableEdit]:
    """Yield the edits that make a decision of the table as it will be."""
    path = record.path
    if new.besluit != record.besluit:
        yield SetValue(path=path, key="besluit", value=new.besluit)
    if new.uitkomst is not record.uitkomst:
        yield SetValue(path=path, key="uitkomst", value=new.uitkomst.value)
    if new.voorbehoud != record.voorbehoud:
        entries = tuple(reservation_item(each) for each in new.voorbehoud)
        yield (
            SetList(path=path, key="voorbehoud", entries=entries) if entries else RemoveKey(path=path, key="voorbehoud")
        )
    if new.aantekening != record.aantekening:
        yield SetList(path=path, key="aantekening", entries=tuple(note_item(each) for each in new.aantekening))
    if new.opgeschaald_naar != record.opgeschaald_naar:
        key = "opgeschaald_naar"
        gone = RemoveKey(path=path, key=key)
        yield SetValue(path=path, key=key, value=new.opgeschaald_naar) if new.opgeschaald_naar else gone
    if new.toelichting:
        lines = record.document.text.rstrip("\r\n").replace("\r\n", "\n").split("\n")
        blank = ("",) if record.document.body.strip() else ()
        yield SetLines(path=path, first=len(lines), last=len(lines), lines=(lines[-1], *blank, new.toelichting))


def with_reservations(there: tuple[Voorbehoud, ...], more: tuple[Reservation, ...]) -> tuple[Voorbehoud, ...]:
    """Return reservations with more of them; of a party that has one, only the board and day that were typed change."""
    found = {each.organisatie: each for each in there}
    for each in more:
        old = found.get(each.organisatie) or Voorbehoud(organisatie=each.organisatie)
        bij, uiterlijk = each.bij or old.bij, each.uiterlijk or old.uiterlijk
        if each.organisatie not in found or (bij, uiterlijk) != (old.bij, old.uiterlijk):
            found[each.organisatie] = with_changes(old, bij=bij, uiterlijk=uiterlijk)
    entries = tuple(found.values())
    same = len(entries) == len(there) and all(one is other for one, other in zip(entries, there, strict=True))
    return there if same else entries
