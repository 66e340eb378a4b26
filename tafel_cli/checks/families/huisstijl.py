"""T6: the house style: whether the colour is readable and the logo can be shown, because every page has them."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule, rule_of
from tafel_cli.dutch import decimal
from tafel_cli.errors import TafelError
from tafel_cli.finding import Code, Finding
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.proof import colour
from tafel_cli.register.case import Case


@rule_of(Tafel, "T615", "huisstijl-kleur")
def accent(tafel: Tafel, code: Code) -> Iterator[Finding]:
    """The accent is a colour, and has enough contrast on white (WCAG 2.2, 1.4.3). Too little is only a warning."""
    if tafel.huisstijl is None or tafel.huisstijl.accent is None:
        return
    made = colour.gelezen(tafel.huisstijl.accent)
    if made is None:
        message = f"`{tafel.huisstijl.accent[:40]}` is geen kleur die tafel kent."
        hint = 'schrijf `"#"` met zes cijfers of letters van a tot en met f, met aanhalingstekens: `"#1b4d63"`'
        yield tafel.finding(code, ("huisstijl", "accent"), message, hint)
        return
    found, better = colour.contrast(made, colour.WIT), colour.op_wit(made)
    if better != made:
        said = decimal(int(found * 100) / 100, 2)
        message = f"Deze kleur is slecht te lezen op wit: het contrast is {said} en moet minstens 4,5 zijn."
        hint = f'schrijf `"{better}"`: die kleur lijkt erop en is leesbaar. De stukken krijgen die nu al'
        yield tafel.finding(code.mild, ("huisstijl", "accent"), message, hint)


@rule("T616", "huisstijl-logo")
def logo(case: Case, code: Code) -> Iterator[Finding]:
    """The logo is a picture that a page can show. An absent or flawed one is left to T003, T004, T204 and T205."""
    register = case.register
    tafel = register.tafel
    name = tafel.huisstijl.logo if tafel and tafel.huisstijl else None
    if tafel is None or name is None or register.attachments.get(name, code) is not None:
        return
    from tafel_cli.proof.pictures import picture_type

    try:
        shown = picture_type(register.attachment(name)) is not None
    except TafelError:
        shown = False
    if not shown:
        message = f"Het logo `{name}` komt niet op de stukken: het is geen goede PNG of JPEG, of het is te groot."
        hint = "bewaar het als PNG of JPEG, hoogstens 5 MB en 10.000 beeldpunten breed of hoog, en noem dat bestand"
        yield tafel.finding(code, ("huisstijl", "logo"), message, hint)
