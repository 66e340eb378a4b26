"""From a table to a folder of files: which meeting, what forbids it, every format, and one atomic write."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tafel_cli import __version__, rules, writer
from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding, suggest
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Status
from tafel_cli.pack import Pack
from tafel_cli.pack.build import blockers, build_pack
from tafel_cli.register import Register
from tafel_cli.render import ENGINES, environment, renderers
from tafel_cli.source import Source
from tafel_cli.value_class import frozen

AUDIENCE = "deelnemers"
OUTPUT = "uitvoer"


@frozen
class Options:
    """What may shape the bytes of a pack, besides the table itself."""

    as_of: date | None = None
    concept: bool = False


@frozen
class Published:
    """What was written and where. Without a pack nothing was: `blockers` says what must be mended first.

    `hopeless`: not even a concept can be made.
    """

    meeting: str
    folder: Path
    blockers: tuple[Finding, ...]
    pack: Pack | None = None
    files: tuple[str, ...] = ()
    hopeless: bool = False


def choose(register: Register, name: str | None) -> str:
    """Return the id of the meeting that is named, or of the first planned one; raises TafelError (wrong use)."""
    known = register.ids("bijeenkomst")
    if name and name not in known:
        hint = suggest(name, known) or ("kies uit: " + ", ".join(known) if known else "er is nog geen bijeenkomst.")
        raise TafelError(f"Er is geen bijeenkomst met de naam `{name}`; {hint}", exit_code=2)
    if name:
        meeting = register.get(Bijeenkomst, name)
        if meeting and meeting.status is Status.GEANNULEERD:
            raise TafelError(f"De bijeenkomst `{name}` gaat niet door, dus er zijn geen stukken.", exit_code=2)
        return name
    planned = register.planned()
    if not planned:
        raise TafelError(
            "Er is geen geplande bijeenkomst. Maak een bestand in `data/bijeenkomsten/` met `status: gepland`, "
            "of noem een bijeenkomst: `tafel agenda build BIJEENKOMST`.",
            exit_code=2,
        )
    return planned[0].id


def publish(source: Source, register: Register, meeting_id: str, output: Path | None, options: Options) -> Published:
    """Make the pack of a meeting and write it below `output` (by default `uitvoer/` in the table's root).

    Raises TafelError when the folder is not ours to replace, OSError when the disk refuses.
    """
    base = _base(source.root, output)
    folder = base / meeting_id / AUDIENCE
    writer.demand_plain(folder, base.parent if output is None else base)
    writer.recover(folder)
    wrong = blockers(register, meeting_id, rules.run(register))
    meeting, tafel = register.get(Bijeenkomst, meeting_id), register.tafel
    if meeting is None or tafel is None:
        return Published(meeting=meeting_id, folder=folder, blockers=wrong, hopeless=True)
    if wrong and not options.concept:
        return Published(meeting=meeting_id, folder=folder, blockers=wrong)
    pack = build_pack(
        register,
        tafel,
        meeting,
        read=source.attachment,
        state=source.state(),
        as_of=options.as_of,
        concept=options.concept,
    )
    templates = environment()
    files = {renderer.filename: renderer.render(pack, templates) for renderer in renderers()} | pack.files
    if output is None:
        writer.ignore_all(base)
    writer.replace(folder, files, _about(pack))
    return Published(
        meeting=meeting_id, folder=folder, blockers=wrong, pack=pack, files=(*sorted(files), writer.MANIFEST)
    )


def _base(root: Path, output: Path | None) -> Path:
    base = (output or root / OUTPUT).absolute()
    led = base.resolve()
    if (root / "data").resolve() in (led, *led.parents):
        raise TafelError(
            "In `data/` staan alleen stukken van de tafel. Kies een andere plek voor de uitvoer.", exit_code=2
        )
    return base


def _about(pack: Pack) -> Mapping[str, object]:
    """Return what the manifest says besides the files: the version, the options and the engines that shaped them."""
    version_ = pack.versie
    return {
        "versie": 1,
        "bijeenkomst": pack.kop.id,
        "doelgroep": AUDIENCE,
        "commit": version_.commit,
        "tijd": version_.tijd,
        "bewerkt": version_.bewerkt,
        "opties": {
            "concept": version_.concept,
            "peildatum": version_.peildatum.isoformat() if version_.peildatum else None,
        },
        "programma": {"tafel": __version__, **ENGINES},
    }
