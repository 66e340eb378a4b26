"""A free hand against the guard: random proposals by a party, and a simple judge of what that party may change.

`python tests/free_hand.py --minutes 30 --seed 7` runs it for long, and shows each proposal that the guard let through
against the simple judge. That one reads both versions with git itself and knows the plain law only, so that it shares
no code with the guard: a party changes its own items, actions and ratifications, and attachments that only those use,
except what a held meeting dealt with, what a board said, and that prices were tested.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import yaml

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent)]

from conftest import SMALLEST, tafel  # noqa: E402

LOGIN, PARTY = "voorbeeld-huurders", "huurders"
FILE, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"
ITEM = "data/agenda/2026-01-05-gemeente-plein.md"
OWN, DRAFT = "data/agenda/2026-01-06-huurders-bankje.md", "data/agenda/2026-01-07-huurders-boom.md"
TREATED = "data/agenda/2025-11-22-huurders-geluid.md"
LISTED = "data/agenda/2026-01-08-huurders-lijst.md"  # it names an attachment that minutes link to
ACTION, DONE = "data/acties/2026-01-15-a1.md", "data/acties/2025-12-04-a2.md"
RATIFICATION = "data/bekrachtigingen/2025-12-04-b1-huurders.md"
MINUTES = "data/verslagen/2025-12-04.md"
DAY = "2026-02-01"


class Entry(NamedTuple):
    """What stands at a path: git's mode, and its bytes (of a submodule: the id of a commit)."""

    mode: str
    data: bytes


Tree = dict[str, Entry]


class Hand(NamedTuple):
    """A random proposal: a name for each thing it did, its trees one after another, and whether it merged `main`."""

    did: tuple[str, ...]
    trees: tuple[Tree, ...]
    merges: bool


def smallest() -> Tree:
    """Return the smallest table with documents and attachments of two parties, and files beside it."""
    tree = {
        path.relative_to(SMALLEST).as_posix(): Entry(FILE, path.read_bytes())
        for path in SMALLEST.rglob("*")
        if path.is_file()
    }
    mine = tree[ITEM].data.replace(b"indiener: gemeente", b"indiener: huurders")
    mine = mine.replace(b"organisatie: gemeente", b"organisatie: huurders")
    named = b"bijlagen:\n  - bestand: bank.pdf\n    titel: De bank\nopenbaarheid: openbaar"
    tree[OWN] = Entry(FILE, mine.replace(b"openbaarheid: openbaar", named))
    tree[DRAFT] = Entry(FILE, mine.replace(b"status: ingediend", b"status: concept"))
    tree[TREATED] = Entry(FILE, mine)
    tree[LISTED] = Entry(FILE, mine.replace(b"openbaarheid: openbaar", named.replace(b"bank.pdf", b"lijst.pdf")))
    action = tree["data/acties/2025-12-04-a1.md"].data.replace(b"actiehouder: gemeente", b"actiehouder: huurders")
    tree[DONE] = Entry(FILE, action + b"\nZo is het afgesproken.\n")
    tree[ACTION] = Entry(
        FILE,
        b"---\nactie: Vraag de leden naar het plein.\nactiehouder: huurders\nuiterlijk: 2026-03-01\nstatus: open\n"
        b"agendapunt: 2026-01-05-gemeente-plein\n---\n",
    )
    held = tree["data/bijeenkomsten/2025-12-04.md"].data
    tree["data/bijeenkomsten/2025-12-04.md"] = Entry(
        FILE, held.replace(b"agenda:\n", b"agenda:\n  - 2025-11-22-huurders-geluid\n")
    )
    said = "\n## [Geluid](../agenda/2025-11-22-huurders-geluid.md)\n\nZie [de lijst](../bijlagen/lijst.pdf).\n"
    tree[MINUTES] = Entry(FILE, tree[MINUTES].data + said.encode())
    for name in ("bank.pdf", "lijst.pdf", "los.pdf", "map/kaart.pdf"):
        tree[f"data/bijlagen/{name}"] = Entry(FILE, b"%PDF-1.7\n%%EOF\n")
    for path in (".github/workflows/tafel.yml", ".gitattributes", "requirements.lock", "tafel_cli/__init__.py"):
        tree[path] = Entry(FILE, b"# iets\n")
    return tree


def adopted(tree: Tree) -> Tree:
    """Return the table with the minutes of the held meeting adopted."""
    status = tree[MINUTES].data.replace(b"status: concept", b"status: vastgesteld\nvastgesteld_op: 2026-01-15")
    return {**tree, MINUTES: Entry(FILE, status)}


# --- the free hand ----------------------------------------------------------------------------------------------------

FOLDERS = ("", "data/", "data/agenda/", "data/acties/", "data/bekrachtigingen/", "data/bijlagen/", "data/bijlagen/map/")
FOLDERS += ("data/verslagen/", "data/organisaties/", "data/agenda/map/", "Data/agenda/", "data/Agenda/", "data/eigen/")
FOLDERS += ("objects/", "refs/heads/", ".git/", ".github/workflows/", "data/bijlagen/x.git/")
NAMES = ("HEAD", "config", "commondir", "gitdir", "packed-refs", "index", "objects/info/alternates", "refs/heads/main")
NAMES += (".gitmodules", ".gitattributes", ".gitignore", ".mailmap", "hooks/pre-commit", "info/attributes", "shallow")
NAMES += ("2026-01-09-huurders-x.md", "2026-01-09-gemeente-x.md", "2026-01-15-a2.md", "2025-12-04-a3.md", "tafel.md")
NAMES += ("2025-12-04-b1-gemeente.md", "2026-01-15-b1-huurders.md", "README.md", ".gitkeep", ".tafel-1.tmp", "x.pdf")
NAMES += (
    "con.md",
    "a b.md",
    "-rf.md",
    "é.md",
    "e\u0301.md",
    "a\nb.md",
    "a\tb",
    'a"b.md',
    "a\\b.md",
    "x.md.",
    "yaml.py",
)
NAMES += ("2026-01-09-huurders-\u202e.md", "2026-01-09-HUURDERS-x.md", "2026-01-09-huurders-x.MD", "git~1", "x" * 130)
WORDS = (
    ("indiener: huurders", "indiener: gemeente"),
    ("indiener: gemeente", "indiener: huurders"),
    ("actiehouder: huurders", "actiehouder: gemeente"),
    ("actiehouder: gemeente", "actiehouder: huurders"),
    ("organisatie: gemeente", "organisatie: huurders"),
    ("organisatie: huurders", "organisatie: gemeente"),
    ("thema: buurt", "mede_indieners:\n  - huurders\nthema: buurt"),
    ("thema: buurt", "mede_indieners:\n  - gemeente\nthema: buurt"),
    ("thema: buurt", "thema: werkwijze"),
    ("duur: 20", "duur: 25"),
    ("status: ingediend", "status: ingetrokken"),
    ("status: ingediend", "status: concept"),
    ("status: concept", "status: ingediend"),
    ("status: open", "status: gereed"),
    ("stand: bekrachtigd", "stand: niet_bekrachtigd"),
    ("thema: buurt", "mededinging: getoetst\nthema: buurt"),
    ("uiterlijk: 2025-12-18", "uiterlijk: 2025-12-19"),
    ("Zo is het", "Anders is het"),
    ("Het plein is vaak leeg.", "Het plein is soms leeg."),
    ("titel:", "titl:"),
    ("---\n", ""),
    ("voorbeeld-secretaris", "voorbeeld-huurders"),
    ("bestand: bank.pdf", "bestand: los.pdf"),
    ("bestand: bank.pdf", "bestand: lijst.pdf"),
    ("bestand: bank.pdf", "bestand: map/kaart.pdf"),
)


def lay(tree: Tree, path: str, entry: Entry) -> None:
    """Put an entry in a tree. A file in the place of a folder replaces all that is in it, and the other way around."""
    for other in [one for one in tree if one.startswith(f"{path}/") or path.startswith(f"{one}/")]:
        del tree[other]
    tree[path] = entry


def pick(r: random.Random, tree: Tree) -> str:
    """Return the path of any file, often one that the party may change, or nearly may."""
    near = [path for path in tree if "huurders" in path or path in (ACTION, DONE) or path.startswith("data/bijlagen/")]
    return r.choice(sorted(near) if near and r.random() < 0.6 else sorted(tree))


def lawful(r: random.Random, tree: Tree) -> str:
    """Do what a party does on an ordinary day."""
    what = r.randrange(6)
    if what == 0 and OWN in tree:
        lay(tree, OWN, Entry(FILE, tree[OWN].data.replace(b"duur: 20", b"duur: %d" % r.randrange(5, 30))))
    elif what == 1 and OWN in tree:
        new = f"data/agenda/2026-01-{r.randrange(10, 29)}-huurders-{r.choice('abc')}.md"
        lay(tree, new, Entry(FILE, tree[OWN].data))
    elif what == 2 and DRAFT in tree:
        del tree[DRAFT]
    elif what == 3:
        lay(tree, "data/bijlagen/bank.pdf", Entry(FILE, b"%%PDF-1.7\n%%%d\n%%%%EOF\n" % r.randrange(100)))
    elif what == 4 and DRAFT in tree:
        named = b"bijlagen:\n  - bestand: nieuw.pdf\n    titel: Nieuw\nopenbaarheid: openbaar"
        lay(tree, DRAFT, Entry(FILE, tree[DRAFT].data.replace(b"openbaarheid: openbaar", named)))
        lay(tree, "data/bijlagen/nieuw.pdf", Entry(FILE, b"%PDF-1.7\n%%EOF\n"))
    elif ACTION in tree:
        lay(tree, ACTION, Entry(FILE, tree[ACTION].data + b"\nDe leden zijn gevraagd.\n"))
    return f"lawful {what}"


def add(r: random.Random, tree: Tree) -> str:
    """Add a file under any name, with the bytes of another or of git's own."""
    path = r.choice(FOLDERS) + r.choice(NAMES)
    data = r.choice((b"", b"iets\n", b"ref: refs/heads/main\n", tree[r.choice(sorted(tree))].data, b"\xff\xfe\x00"))
    lay(tree, path, Entry(r.choice((FILE, FILE, FILE, PROGRAM, LINK)), data))
    return f"add {path!r}"


def change(r: random.Random, tree: Tree) -> str:
    """Change the words of a file, or its bytes."""
    path = pick(r, tree)
    data = tree[path].data
    fitting = [pair for pair in WORDS if pair[0].encode() in data]
    if fitting and r.random() < 0.7:
        old, new = r.choice(fitting)
        changed = data.replace(old.encode(), new.encode(), 1)
    else:
        at = r.randrange(len(data) + 1)
        more = (data + b"\nErbij.\n", data + b"%%EOF\n")
        changed = r.choice((*more, *more, data[:at] + b"x" + data[at:], data[:at], b"", data.upper()))
    lay(tree, path, Entry(tree[path].mode, b"2" * 40 if tree[path].mode == MODULE else changed))
    return f"change {path!r}"


def delete(r: random.Random, tree: Tree) -> str:
    """Delete a file."""
    path = pick(r, tree)
    del tree[path]
    return f"delete {path!r}"


def move(r: random.Random, tree: Tree) -> str:
    """Copy or rename a file to any name or to that of another file."""
    path = pick(r, tree)
    to = r.choice(
        (r.choice(FOLDERS) + r.choice(NAMES), r.choice(sorted(tree)), r.choice(FOLDERS) + path[-12:].replace("/", ""))
    )
    entry = tree[path]
    kept = r.random() < 0.5
    if not kept:
        del tree[path]
    lay(tree, to, entry)
    return f"{'copy' if kept else 'rename'} {path!r} to {to!r}"


def mode(r: random.Random, tree: Tree) -> str:
    """Make a file a program, a link or a submodule."""
    path = pick(r, tree)
    kind = r.choice((PROGRAM, LINK, MODULE))
    data = b"1" * 40 if kind == MODULE else b"/etc/passwd" if kind == LINK else tree[path].data
    lay(tree, r.choice((path, f"{r.choice(FOLDERS)}x")), Entry(kind, data))
    return f"mode {kind} {path!r}"


def twin(r: random.Random, tree: Tree) -> str:
    """Add a file whose name some computers take for that of another file or folder."""
    path = pick(r, tree)
    folder, _, name = path.rpartition("/")
    names = [path.upper(), f"{folder}/{name.upper()}", f"{folder.title()}/{name}", f"{folder}/{name}/x", f"{path}."]
    names += [f"{folder}/{name.replace('e', 'e' + chr(0x301), 1)}", f"{folder}/{name.replace('e', 'é', 1)}"]
    to = r.choice(names).removeprefix("/")
    lay(tree, to, tree[path])
    return f"twin {to!r}"


def sly(r: random.Random, tree: Tree) -> str:
    """Do something small that nearly is lawful."""
    what = r.randrange(5)
    if what == 0:
        name = r.choice(("lijst.pdf", "los.pdf", "map/kaart.pdf", "plattegrond.pdf"))
        lay(tree, f"data/bijlagen/{name}", Entry(FILE, b"%%PDF-1.7\n%%%d\n%%%%EOF\n" % r.randrange(100)))
    elif what == 1 and DONE in tree:
        old, new = r.choice(
            ((b"Zo is", b"Anders is"), (b"---\n\nZo", b"---\n\nNiet zo"), (b"afgesproken.", b"gezegd."))
        )
        lay(tree, DONE, Entry(FILE, tree[DONE].data.replace(old, new)))
    elif what == 2 and TREATED in tree:
        lay(tree, TREATED, Entry(FILE, tree[TREATED].data + b"\nErbij.\n"))
    elif what == 3 and OWN in tree:
        to = r.choice((b"gemeente", b"voorzitter", b"secretariaat"))
        lay(tree, OWN, Entry(FILE, tree[OWN].data.replace(b"indiener: huurders", b"indiener: " + to)))
    elif OWN in tree:
        lay(tree, OWN, Entry(PROGRAM, tree[OWN].data))
    return f"sly {what}"


ACTS: tuple[Callable[[random.Random, Tree], str], ...] = (add, change, change, delete, move, mode, twin, sly, sly)


def hand(r: random.Random, base: Tree) -> Hand:
    """Return a random proposal on a table: one to three commits, of which a later one may take back an earlier one."""
    trees, did = [dict(base)], []
    for _ in range(r.choice((1, 1, 1, 2, 3))):
        tree = dict(trees[-1])
        for _ in range(r.choice((1, 1, 2, 3))):
            act = lawful if r.random() < 0.5 else r.choice(ACTS)
            if tree:
                did.append(act(r, tree))
        trees.append(tree)
    if len(trees) > 2 and r.random() < 0.2:
        trees.append({**trees[-1], **{path: base[path] for path in r.sample(sorted(base), 5)}})
        did.append("take back some")
    return Hand(tuple(did), tuple(trees[1:]), r.random() < 0.2)


# --- the repository ---------------------------------------------------------------------------------------------------


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git in a repository and return its output."""
    done = subprocess.run(["git", *arguments], cwd=root, input=given, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


class World:
    """A repository with a table: where proposals begin, and how `main` went on since."""

    def __init__(self, root: Path, begin: Tree, since: Tree | None = None) -> None:
        """Make the repository; `since`: the table on `main`, if that went on."""
        self.root, self.begin = root, begin
        self.blobs: dict[bytes, int] = {}
        self.mark = 0
        run_git(root.parent, "init", "-q", "--template=", "-b", "main", str(root))
        out: list[bytes] = []
        self.start = self._commit(out, "refs/heads/main", begin)
        self.tip = self._commit(out, "refs/heads/main", since, self.start) if since else self.start
        self._import(out)

    def propose(self, hands: list[Hand], first: int) -> list[str]:
        """Record proposals, and return the name of each."""
        out: list[bytes] = []
        names = []
        for number, one in enumerate(hands, first):
            name = f"refs/heads/p{number}"
            parent = self.start
            for at, tree in enumerate(one.trees):
                merged = self.tip if one.merges and at == len(one.trees) - 1 and self.tip != self.start else 0
                parent = self._commit(out, name, tree, parent, merged)
            names.append(f"p{number}")
        self._import(out)
        return names

    def _import(self, out: list[bytes]) -> None:
        marks = self.root / ".git/marks"
        known = [f"--import-marks={marks}"] if marks.exists() else []
        run_git(self.root, "fast-import", "--quiet", "--force", *known, f"--export-marks={marks}", given=b"".join(out))

    def _commit(self, out: list[bytes], name: str, tree: Tree, parent: int = 0, merged: int = 0) -> int:
        for entry in tree.values():
            if entry.mode != MODULE and entry.data not in self.blobs:
                self.mark += 1
                self.blobs[entry.data] = self.mark
                out.append(b"blob\nmark :%d\ndata %d\n%s\n" % (self.mark, len(entry.data), entry.data))
        self.mark += 1
        lines = [f"commit {name}", f"mark :{self.mark}", "committer P <p@tafel.example> 1770000000 +0000", "data 1\nx"]
        lines += [f"from :{parent}"] if parent else []
        lines += [f"merge :{merged}"] if merged else []
        lines.append("deleteall")
        for path, entry in tree.items():
            what = entry.data.decode() if entry.mode == MODULE else f":{self.blobs[entry.data]}"
            quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            lines.append(f'M {entry.mode} {what} "{quoted}"')
        out.append(("\n".join(lines) + "\n\n").encode())
        return self.mark


# --- the simple judge -------------------------------------------------------------------------------------------------

Row = tuple[str, str]  # git's mode and id


class SimpleJudge:
    """Says what in a proposal a party may not do, by the plain law, from what git itself tells of each version."""

    def __init__(self, root: Path) -> None:
        """Judge proposals of this repository."""
        self.root = root
        self.read: dict[str, bytes] = {}
        self.seen: dict[str, dict[str, Row]] = {}

    def tree(self, commit: str) -> dict[str, Row]:
        """Return path → mode and id of every file of a commit."""
        rows = {}
        for line in run_git(self.root, "ls-tree", "-r", "-z", commit).split(b"\0")[:-1]:
            about, path = line.split(b"\t", 1)
            kind, _, sha = about.decode().split()
            rows[path.decode("utf-8", "surrogateescape")] = (kind, sha)
        return rows

    def text(self, row: Row | None) -> str | None:
        """Return the text of an ordinary file; None for anything else."""
        if row is None or row[0] != FILE:
            return None
        if row[1] not in self.read:
            self.read[row[1]] = run_git(self.root, "cat-file", "blob", row[1])
        try:
            return self.read[row[1]].decode()
        except UnicodeDecodeError:
            return None

    def refused(self, name: str) -> list[str]:
        """Return the paths that a proposal may not change as it does."""
        bases = run_git(self.root, "merge-base", "--all", "main", name).decode().split()
        if len(bases) != 1:
            return ["no single merge base"]
        base, now, head = (self.tree(commit) for commit in (bases[0], "main", name))
        changed = [path for path in {**base, **head} if base.get(path) != head.get(path)]
        return sorted(path for path in changed if not self.allowed(path, {**base, **now}, now, head))

    def allowed(self, path: str, before: dict[str, Row], now: dict[str, Row], head: dict[str, Row]) -> bool:
        """Tell whether the party may do to one file what the proposal does."""
        after = head.get(path)
        twins = [other for other in {**now, **head} if other != path and folded(other) == folded(path)]
        if after and (after[0] != FILE or twins):
            return False
        if path.startswith("data/bijlagen/"):
            return self.attachment(path, before, now, head)
        kind = re.fullmatch(r"data/(agenda|acties|bekrachtigingen)/([a-z0-9-]+)\.md", path)
        return kind is not None and self.document(kind, before, after, now)

    def document(self, kind: re.Match[str], before: dict[str, Row], after: Row | None, now: dict[str, Row]) -> bool:
        """Tell whether the party may do to one item, action or ratification what the proposal does."""
        path = kind[0]
        was, new = self.keys(before.get(path)), self.keys(after)
        if path in before and PARTY not in owners(kind[1], was):
            return False
        if self.fixed(kind[1], kind[2], now, there=path in before):
            return self.progress(kind[1], before.get(path), after)
        if after is None:
            return kind[1] == "agenda" and (was or {}).get("status") == "concept"
        if self.not_its_own(was or {}, new or {}, there=path in before):
            return False
        if kind[1] == "agenda":
            return (new or {}).get("indiener") == (was.get("indiener") if was else PARTY)
        return PARTY in owners(kind[1], new)

    def not_its_own(self, was: dict[str, Any], new: dict[str, Any], *, there: bool) -> bool:
        """Tell whether a document says itself that it was tested, or turns round what a board said."""
        turned = there and any(was.get(key) != new.get(key) for key in ("stand", "voorwaarde"))
        return turned or bool(new.get("mededinging") and not was.get("mededinging"))

    def keys(self, row: Row | None) -> dict[str, Any] | None:
        """Return the header of a document; None if it has none that can be read."""
        text = self.text(row)
        parts = re.match(r"---\n(.*?\n)---(?:\n|\Z)", text, re.DOTALL) if text else None
        try:
            read = yaml.safe_load(parts[1]) if parts else None
        except yaml.YAMLError:
            return None
        return read if isinstance(read, dict) else None

    def attachment(self, path: str, before: dict[str, Row], now: dict[str, Row], head: dict[str, Row]) -> bool:
        """Tell whether only documents of the party use an attachment, and at least one does."""
        for tree in [now, *([] if path in before or path not in head else [head])]:
            users = [one for one in tree if one.endswith(".md") and self.uses(one, tree, path)]
            mine = [one for one in users if PARTY in owners(f"{one}/".split("/")[1], self.keys(tree[one]))]
            if mine != users or (not users and (path in before or tree is head)):
                return False
        return True

    def uses(self, one: str, tree: dict[str, Row], path: str) -> bool:
        """Tell whether a document has the name of an attachment anywhere in it."""
        name = re.escape(path.removeprefix("data/bijlagen/"))
        return re.search(rf"(?<![\w.-]){name}(?!\w)", self.text(tree[one]) or "") is not None

    def fixed(self, folder: str, id_: str, now: dict[str, Row], *, there: bool) -> bool:
        """Tell whether a document is of a meeting that was held, or an item that one treated."""
        meetings = [re.sub("-a[0-9]+$", "", id_)] if folder == "acties" else []
        if folder == "agenda" and there:
            held = [one for one in now if re.fullmatch(r"data/bijeenkomsten/[0-9-]+\.md", one)]
            meetings = [one[19:-3] for one in held if id_ in ((self.keys(now[one]) or {}).get("agenda") or ())]
        there_was = [self.keys(now.get(f"data/bijeenkomsten/{meeting}.md")) or {} for meeting in meetings]
        return any(one.get("status") == "gehouden" for one in there_was)

    def progress(self, folder: str, was: Row | None, new: Row | None) -> bool:
        """Tell whether only the progress of an action changed: what was agreed stays, and its text is only added to."""
        before, after = self.keys(was), self.keys(new)
        if folder != "acties" or not before or not after:
            return False
        agreed = ("actie", "actiehouder", "agendapunt", "soort", "besluit", "met")
        bodies = [(self.text(row) or "").split("\n---\n", 1)[-1].strip() for row in (was, new)]
        return all(before.get(key) == after.get(key) for key in agreed) and bodies[1].startswith(bodies[0])


def owners(folder: str, keys: dict[str, Any] | None) -> set[str]:
    """Return the parties that a document of this folder belongs to."""
    told = keys or {}
    if folder == "agenda":
        also = told.get("mede_indieners")
        return {str(told.get("indiener")), *(map(str, also) if isinstance(also, list) else ())}
    return {str(told.get({"acties": "actiehouder", "bekrachtigingen": "organisatie"}.get(folder, "")))}


@cache
def folded(path: str) -> str:
    """Return a path as one of all that some computer takes for it."""
    return normalize("NFC", path).casefold()


# --- the two held against each other ----------------------------------------------------------------------------------


class Verdict(NamedTuple):
    """A proposal, what the guard and the simple judge say of it, and how to find it again."""

    name: str
    did: tuple[str, ...]
    code: int
    refused: list[str]
    said: str

    @property
    def errors(self) -> set[str]:
        """The codes of the errors that the guard gives."""
        rows = json.loads(self.said)["findings"] if self.code < 2 else []
        return {row["code"] for row in rows if row["severity"] == "fout" and not row["existed"]}

    @property
    def through(self) -> bool:
        """Whether the guard let through what the simple judge refuses."""
        return self.code == 0 and bool(self.refused)


def worlds(folder: Path) -> list[World]:
    """Return the repositories that proposals are made on: minutes as a draft, adopted, and adopted meanwhile."""
    begin = smallest()
    moved = dict(begin)
    moved["data/bijlagen/nieuw.pdf"] = Entry(FILE, b"%PDF-1.7\n%van een ander\n%%EOF\n")
    named = b"bijlagen:\n  - bestand: nieuw.pdf\n    titel: Van ons\nopenbaarheid: openbaar"
    moved[ITEM] = Entry(FILE, moved[ITEM].data.replace(b"openbaarheid: openbaar", named))
    return [
        World(folder / "begin", begin),
        World(folder / "vast", adopted(begin)),
        World(folder / "later", begin, adopted(moved)),
    ]


def verdicts(folder: Path, seed: int, portion: int = 60) -> Iterator[Verdict]:
    """Yield the verdicts on random proposals, for ever, in portions for each world."""
    r = random.Random(seed)
    there = worlds(folder)
    judges = [SimpleJudge(world.root) for world in there]
    number = 0
    while True:
        for world, judge in zip(there, judges, strict=True):
            hands = [hand(r, world.begin) for _ in range(portion)]
            for name, one in zip(world.propose(hands, number), hands, strict=True):
                number += 1
                arguments = ("--ref", name, "--against", "main", "--actor", LOGIN, "--as-of", DAY, "--format", "json")
                done = tafel(world.root, "check", *arguments)
                where = f"{world.root.name}/{name} (seed {seed})"
                yield Verdict(where, one.did, done.returncode, judge.refused(name), done.stdout + done.stderr)


def main() -> int:
    """Run for some minutes; return 1 if the guard let something through, or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    end = time.monotonic() + asked.minutes * 60
    count = fine = bad = 0
    alone: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="tafel-vrije-hand-") as folder:
        for verdict in verdicts(Path(folder), asked.seed):
            count += 1
            fine += verdict.code == 0
            alone.update(verdict.errors if verdict.refused and len(verdict.errors) == 1 else ())
            if verdict.through or verdict.code not in (0, 1, 3):
                bad += 1
                print(f"{verdict.name}: {verdict.code}, {verdict.refused}\n  {verdict.did}\n{verdict.said}", flush=True)
            if time.monotonic() > end:
                break
    print(f"{count} proposals, {fine} of them fine, {bad} that should not be; stopped by one code: {dict(alone)}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
