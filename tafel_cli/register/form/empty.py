"""Makes the empty form of an item (`tafel agenda new`): the keys and sections of its aim, each with its question."""

import json
import re
from datetime import date
from typing import NamedTuple

from tafel_cli.dutch import file_stem
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.register.form.leftovers import AANWIJZINGEN, VRIJ
from tafel_cli.register.form.parts import MAG_WEG, PLAKREGELS, UITLEG, VRAGEN

_LONGEST = 80


class Formulier(NamedTuple):
    """The values that a form starts with. `indiener` and `thema` are ids; `dag` is used only in the file name."""

    titel: str
    indiener: str
    thema: str
    doel: Doel
    dag: date

    @property
    def path(self) -> str:
        """The path of the file, from the table's root."""
        start = f"{self.dag.isoformat()}-{self.indiener}-"
        return f"data/agenda/{start}{_slug(self.titel, _LONGEST - len(start))}.md"

    def text(self) -> str:
        """Return the Markdown, with keys to fill in behind `#`; raises TafelError if the title gives a finding."""
        lines = [
            "---",
            f"titel: {_scalar(self.titel)}",
            f"indiener: {self.indiener}",
            f"thema: {self.thema}",
            f"doel: {self.doel.value}",
            "status: concept",
            *AANWIJZINGEN,
            *self._velden(),
            "---",
        ]
        for title, question in VRAGEN[self.doel].items():
            optional = f" {VRIJ}" if title in MAG_WEG.get(self.doel, set()) else ""
            lines += ["", f"## {title}", "", f"<!-- {question}{optional} -->"]
        text = "\n".join(lines) + "\n"
        document = parse(self.path, text.encode("utf-8", "surrogatepass"))
        findings = [*document.findings, *decode(Agendapunt, document).findings]
        if findings:
            raise TafelError(f"Met deze titel kan geen punt worden gemaakt. {findings[0].message}", exit_code=2)
        return text

    def _velden(self) -> list[str]:
        informs = self.doel is Doel.TER_KENNISNAME
        lines = []
        for key, what in UITLEG.items():
            if informs and key in {"gevraagd", "inleider"}:
                continue
            first, *rest = PLAKREGELS[key].format(self.indiener).split("\n")
            lines += [f"#{first}  # {what}", *(f"#{line}" for line in rest)]  # no space: deleting `#` would leave it
        return lines


def _scalar(text: str) -> str:
    """Return a text as a YAML value: in double quotes, unless plain text can only mean itself."""
    bare = re.fullmatch(r"[^\W\d_][\w ,.()/?!'’–-]*[\w.)?!]", text)
    return text if bare else json.dumps(text, ensure_ascii=False)


def _slug(text: str, longest: int) -> str:
    """Return a file stem of at most `longest` characters, cut between words if it can be; `punt` if none is left."""
    name = file_stem(text.casefold(), longest + 1)  # one letter more shows whether the last word is whole
    whole = name if len(name) <= longest else name.rpartition("-")[0]
    return whole or name[:longest] or "punt"
