"""Spells the sentences and names that several parts or formats of a pack need."""

from tafel_cli.dutch import capitalized, enumeration, long_date
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import ActionRow


def numbered(nr: str, title: str) -> str:
    """Return a title behind its number: `6. Woningen aan de Vliet`; the title alone if `nr` is empty, as of a break."""
    return f"{nr}. {title}" if nr else title


def action_line(action: ActionRow) -> str:
    """Say an action in a line, without a full stop."""
    others = f" (met {enumeration(action.met)})" if action.met else ""
    return f"{action.actie} {capitalized(action.houder)}{others}, uiterlijk {long_date(action.uiterlijk)}"


def answer_asked(pack: Pack) -> tuple[str, str]:
    """Say what a party must do before the meeting, in two parts: the call, and how and where, without a full stop."""
    if pack.kop.schriftelijk:
        return "Geef uw reactie", f"vóór het einde van {long_date(pack.kop.datum)} aan het secretariaat"
    return "Kunt u niet?", "Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat"


def recorded_version(pack: Pack) -> str:
    """Say which version a pack was made from, by the start of its commit id; `niet vastgelegd` if it has none."""
    version = pack.versie
    return f"versie {version.commit[:10]}" if version.commit else "niet vastgelegd"
