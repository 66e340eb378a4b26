"""T6: attached pictures that a page cannot show, because they are damaged or too large."""

from collections.abc import Iterator
from functools import cache, partial

from tafel_cli.checks.families.weergave import printed_documents
from tafel_cli.checks.rule import rule
from tafel_cli.errors import TafelError
from tafel_cli.finding import Code, Finding
from tafel_cli.proof import PICTURES
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register

_TOO_LARGE = (
    "is te groot om te laten zien: hoogstens 5 MB, 25 miljoen beeldpunten en 10.000 beeldpunten breed of hoog",
    "maak de afbeelding kleiner en bewaar haar opnieuw",
)
_BROKEN = (
    "is niet te lezen als PNG of JPEG",
    "zet de afbeelding hier opnieuw neer, of bewaar haar eerst in een fotoprogramma als PNG of als gewone JPEG",
)


@rule("T617", "afbeelding-onbruikbaar")
def bruikbaar(case: Case, code: Code) -> Iterator[Finding]:
    """A PNG or JPEG that a printed document attaches is whole, and not too large to show. The logo is left to T616."""
    links = [link for link in case.register.attaching if link.reference.target.lower().endswith(PICTURES)]
    printed = {document.path: document for document in printed_documents(case)} if links else {}
    judge = cache(partial(_judge, case.register))
    for link in links:
        _, name, _, span = link.reference
        if link.kind != "tafel" and link.path in printed and (found := judge(name)):
            message = f"De afbeelding `{name}` {found[0]}."
            yield printed[link.path].finding(code, span, message, found[1], link.place)


def _judge(register: Register, name: str) -> tuple[str, str] | None:
    """Return what is wrong with a picture and a hint; None if it is sound, or absent, because T204 reports that."""
    from tafel_cli.proof.pictures import NoPicture, look

    if name not in register.attachments or register.attachments[name] is not None:
        return None
    try:
        seen = look(register.attachment(name))
    except TafelError:
        return None
    return _TOO_LARGE if seen is NoPicture.TE_GROOT else _BROKEN if seen is NoPicture.KAPOT else None
