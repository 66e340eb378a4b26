"""From a table to a folder of files: which meeting, what forbids it, every format, and one atomic write."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tafel_cli import __version__, rules, writer
from tafel_cli.doelgroep import Doelgroep
from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding, suggest
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Status
from tafel_cli.pack import Pack
from tafel_cli.pack.build import blockers, build_pack
from tafel_cli.register import Register
from tafel_cli.render import Renderer, renderers, version_of
from tafel_cli.render.templates import TableTemplates
from tafel_cli.source import Source
from tafel_cli.templating import Own, linted, own
from tafel_cli.value_class import frozen

OUTPUT = "uitvoer"


@frozen
class Options:
    """What may shape the bytes of a pack, besides the table itself."""

    as_of: date | None = None
    concept: bool = False
    formats: tuple[str, ...] = ()
    audiences: tuple[Doelgroep, ...] = ()


@frozen
class Made:
    """The pack of one audience: its files, by their place in its folder, are on the disk."""

    pack: Pack
    folder: Path
    files: tuple[str, ...]


@frozen
class Published:
    """What was written and where. Without packs nothing was: `blockers` says what must be mended first.

    `hopeless`: not even a concept can be made. `missing`: why formats were left out, in sentences. `templates`: the
    table's own as its last version holds them; `unrecorded`: what lies in templates/ now is something else.
    """

    meeting: str
    blockers: tuple[Finding, ...]
    made: tuple[Made, ...] = ()
    hopeless: bool = False
    missing: tuple[str, ...] = ()
    templates: Own = Own()
    unrecorded: bool = False


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
    """Make the packs of a meeting and write them below `output` (by default `uitvoer/` in the table's root).

    Raises TafelError when a format cannot be made or a folder is not ours to replace, OSError when the disk refuses.
    """
    base = _base(source.root, output)
    audiences = options.audiences or (Doelgroep.DEELNEMERS,)
    folders = {audience: base / meeting_id / audience for audience in audiences}
    for folder in folders.values():
        writer.demand_plain(folder, base.parent if output is None else base)
        writer.recover(folder)
    chosen, missing = _formats(options.formats)
    wrong = blockers(register, meeting_id, rules.run(register))
    meeting, tafel = register.get(Bijeenkomst, meeting_id), register.tafel
    templates = linted(own(source.root, source.recorded_templates() or ()))
    if meeting is None or tafel is None or templates.findings:
        wrong = (*wrong, *templates.findings)
        return Published(meeting=meeting_id, blockers=wrong, hopeless=True, templates=templates)
    if wrong and not options.concept:
        return Published(meeting=meeting_id, blockers=wrong)
    state = source.state()
    packs = [
        build_pack(
            register,
            tafel,
            meeting,
            read=source.attachment,
            state=state,
            doelgroep=audience,
            as_of=options.as_of,
            concept=options.concept,
        )
        for audience in folders
    ]
    shape = TableTemplates(templates.texts)
    contents = [{each.filename: each.render(pack, shape) for each in chosen} | pack.files for pack in packs]
    if output is None:
        writer.ignore_all(base)
    made = []
    for pack, files in zip(packs, contents, strict=True):
        folder = folders[pack.doelgroep]
        writer.replace(folder, files, _about(pack, templates, chosen))
        made.append(Made(pack=pack, folder=folder, files=(*sorted(files), writer.MANIFEST)))
    return Published(
        meeting=meeting_id,
        blockers=wrong,
        made=tuple(made),
        missing=missing,
        templates=templates,
        unrecorded=own(source.root, register.templates()).differs(templates),
    )


def _formats(wanted: tuple[str, ...]) -> tuple[tuple[Renderer, ...], tuple[str, ...]]:
    """Return the formats that were asked for, or those that a pack has by itself, and why others are left out."""
    found = [each for each in renderers() if (each.format in wanted if wanted else each.standard)]
    reasons = {each.format: each.missing() for each in found}
    said = tuple(reason for reason in reasons.values() if reason)
    if said and wanted:
        raise TafelError(" ".join(said))
    return tuple(each for each in found if not reasons[each.format]), said


def _base(root: Path, output: Path | None) -> Path:
    base = (output or root / OUTPUT).absolute()
    writer.demand_elsewhere(root, base)
    return base


def _about(pack: Pack, templates: Own, chosen: tuple[Renderer, ...]) -> Mapping[str, object]:
    """Return what the manifest says besides the files: the version, and the options, templates and engines."""
    version_ = pack.versie
    engines = sorted({name for each in chosen for name in each.engines})
    return {
        "versie": 1,
        "bijeenkomst": pack.kop.id,
        "doelgroep": pack.doelgroep,
        "commit": version_.commit,
        "tijd": version_.tijd,
        "bewerkt": version_.bewerkt,
        "opties": {
            "vormen": [each.format for each in chosen],
            "concept": version_.concept,
            "peildatum": version_.peildatum.isoformat() if version_.peildatum else None,
        },
        "sjablonen": [
            {"naam": each.name, "sha256": hashlib.sha256(each.data).hexdigest()} for each in templates.templates
        ],
        "programma": {"tafel": __version__, **{name: version_of(name) for name in engines}},
    }
