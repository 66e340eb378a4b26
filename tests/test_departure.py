"""What hangs on a party that leaves is told, and with `--write` its file says that it left."""

from datetime import date
from pathlib import Path

import pytest
from afterwards import PLEIN, SPEELPLEK, codes, lay
from changed_lines import refused, run

PARTY = "organisaties/huurders.md"
LEAVE = ("organisaties", "leave", "huurders")
ACTION = (
    f"---\nactie: {{0}}\nactiehouder: {{1}}\nuiterlijk: 2026-03-01\nstatus: {{2}}\nagendapunt: {SPEELPLEK}\n{{3}}---\n"
)
OPEN = "openbaarheid: openbaar\n"


def test_what_hangs_on_a_party(tmp_path: Path) -> None:
    """Items, actions, boards and themes are told, and what only names the party; what is done is not."""
    lay(
        tmp_path,
        {
            "data/acties/2025-12-04-a2.md": ACTION.format("Bel de buren.", "huurders", "open", ""),
            "data/acties/2025-12-04-a3.md": ACTION.format(
                "Meet het plein.", "gemeente", "open", "met:\n  - huurders\n"
            ),
            "data/acties/2025-12-04-a4.md": ACTION.format("Al klaar.", "huurders", "vervallen", "resultaat: Nee.\n"),
            "data/bekrachtigingen/2025-12-04-b1-huurders.md": None,
            "data/tafel.md": ("      - gemeente\n", "      - gemeente\n      - huurders\n"),
            f"data/agenda/{PLEIN}.md": (OPEN, f"{OPEN}mede_indieners:\n  - huurders\n"),
        },
    )
    done, lines = run(tmp_path, *LEAVE, "2026-01-19")
    assert (done.returncode, lines) == (0, {})
    for told in (
        "Huurders Voorbeelddorp doet mee tot en met 19 januari 2026.",
        "  `2025-12-04-a2`, uiterlijk 1 maart 2026: Bel de buren.",
        "  `2025-12-04-a3`, uiterlijk 1 maart 2026: Meet het plein.",
        "  `2025-12-04-b1`, antwoord verwacht op 15 januari 2026: De tafel stemt in met een speelplek in het park.",
        "  `buurt` (Een fijne buurt)",
        f"  `{PLEIN}`: Hoe gebruiken we het plein?",
        "Klopt dit? Typ dezelfde opdracht met `--write`.",
    ):
        assert told in done.stdout
    assert "Al klaar" not in done.stdout
    written, lines = run(tmp_path, "partij", "vertrekken", "Huurders Voorbeelddorp", "19 januari", "--write")
    assert lines == {PARTY: ["- status: actief", "+ status: voormalig", "+ tot: 2026-01-19"]}
    assert "Spreek aan tafel af wie dit overneemt: 5 onderwerpen." in written.stdout
    assert "T366" in codes(lay(tmp_path), date(2026, 1, 20))


def test_nothing_open(tmp_path: Path) -> None:
    """Of a party with nothing open that is said, and no finding stays."""
    lay(tmp_path)
    done, _ = run(tmp_path, *LEAVE, "2026-01-19", "--write")
    assert "Er staat niets meer open van deze partij." in done.stdout
    assert "T366" not in codes(lay(tmp_path), date(2026, 1, 20))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("niemand", "2026-01-19"), "Er is geen partij met de naam `niemand`"),
        (("huurders", "morgen"), "`morgen` is geen dag"),
        (("huurders", "2026-02-30"), "bestaat niet"),
        (("huurders", "2026-01-21", "--write"), "21 januari 2026 is nog niet geweest"),
        (("huurders", "2024-12-31", "--write"), "doet pas mee sinds 1 januari 2025"),
    ],
)
def test_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """An unknown party, a day that is none, one that is to come and one before the party came are refused."""
    lay(tmp_path, {f"data/{PARTY}": ("status: actief\n", "status: actief\nsinds: 2025-01-01\n")})
    code, told = refused(tmp_path, "organisaties", "leave", *words)
    assert (code, said in told) == (2, True)
    assert run(tmp_path, "organisaties", "leave", "huurders", "2026-02-01")[0].returncode == 0


def test_left_already(tmp_path: Path) -> None:
    """A party does not leave twice."""
    lay(tmp_path, {f"data/{PARTY}": ("status: actief\n", "status: voormalig\ntot: 2026-01-02\n")})
    assert "doet al niet meer mee sinds 2 januari 2026" in refused(tmp_path, *LEAVE, "2026-01-19", "--write")[1]
