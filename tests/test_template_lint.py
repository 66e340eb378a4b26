"""What may stand in a template of the table's own: every trick is named with its line, soon, and nothing is run."""

import json
import os
import re
import string
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from conftest import ROOT, tafel
from hypothesis import given
from hypothesis import strategies as st
from measuring import MEBIBYTES, PROC, SECONDS, untraced

from tafel_cli import pack, render
from tafel_cli.finding import Finding
from tafel_cli.render import sealed
from tafel_cli.source import MAX_TEMPLATE
from tafel_cli.templating import linted, own, shipped
from tafel_cli.templating.allowed import FILTERS, JINJA_FILTERS, LOOP, MAX_TEXT, OUR_FILTERS, TESTS
from tafel_cli.templating.lint import lint

PAGE = "vergaderstukken.html.j2"
STYLE = "vergaderstukken.css"
TRICKS = {
    "59 dunder": "{{ ''.__class__.__mro__ }}",
    "59 globals": "{{ kop.__init__.__globals__ }}",
    "59 dunder in brackets": "{{ kop['__class__'] }}",
    "59 dunder put together": "{{ kop['__cl' ~ 'ass__'] }}",
    "59 attr": "{{ kop | attr('__class__') }}",
    "59 format": "{{ '{0.__class__}'.format(kop) }}",
    "59 attribute of a filter": "{{ bladen | sort(attribute='__class__') }}",
    "59 test of a filter": "{{ bladen | selectattr('id', 'callable') }}",
    "60 method": "{{ kop.tafel.delete() }}",
    "60 method of a list": "{% set _ = bladen.append(1) %}",
    "60 method of a loop": "{% for blad in bladen %}{{ loop.cycle }}{% endfor %}",
    "60 call of a name": "{{ kop() }}",
    "61 loops in loops": "{% for a in bladen %}" * 4 + "{% endfor %}" * 4,
    "61 range": "{% for a in range(9) %}{% endfor %}",
    "61 loop of itself": "{% for a in bladen recursive %}{% endfor %}",
    "61 power": "{{ 9**(9**9) }}",
    "61 multiplication": "{{ 'a'*10**9 }}",
    "61 modulo": "{{ '%99999999d' % 1 }}",
    "61 division": "{{ 1 // 2 }}",
    "62 center": "{{ 'a' | center(1000000000) }}",
    "62 ljust": "{{ 'a'.ljust(1000000000) }}",
    "62 format": "{{ '%99999999d' | format(1) }}",
    "62 replace": "{{ 'aaaa' | replace('a', 'aaaaaaaaaa') }}",
    "62 lipsum": "{{ lipsum(n=100000) }}",
    "62 lipsum itself": "{{ lipsum }}",
    "62 namespace": "{% set ns = namespace(x='a') %}{% set ns.x = ns.x ~ ns.x %}",
    "62 doubling": "{% set x = 'a' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "62 doubling a list": "{% set x = [1] %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
    "62 doubling in a loop": "{% for x in [bladen] %}" + "{% set x = [x, x] %}" * 40 + "{% endfor %}",
    "63 include of elsewhere": '{% include "/etc/passwd" %}',
    "63 include of above": '{% include "../data/tafel.md" %}',
    "64 include of itself": '{% include "vergaderstukken.html.j2" %}',
    "64 extends itself": '{% extends "vergaderstukken.html.j2" %}',
    "64 parentheses": "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "64 25 nested for": "{% for a in bladen %}" * 25 + "{% endfor %}" * 25,
    "64 25 nested if": "{% if kop %}" * 25 + "{% endif %}" * 25,
    "64 a thousand nested if": "{% if kop %}" * 1_000 + "{% endif %}" * 1_000,
    "64 a chain of dots": "{{ kop" + ".a" * 20_000 + " }}",
    "64 a chain of sums": "{{ 1" + " + 1" * 15_000 + " }}",
    "64 a chain of filters": "{{ kop" + " | e" * 12_000 + " }}",
    "64 a chain of nots": "{{ " + "not " * 9_000 + "1 }}",
    "64 open lists": "{{ " + "[" * 30_000,
    "64 many parts": "{{kop}}" * 9_000,
    "64 nearly too many parts": "{{kpo}}" * 3_900,
    "64 nearly too many tags": "{%if kpo%}{%endif%}" * 1_400,
    "64 many tags": "{%if kop%}{%endif%}" * 3_000,
    "64 long lists": "{{[" + "1," * 30_000 + "]}}",
    "64 too long": "x" * (MAX_TEXT + 1),
    "64 a long number": "{{ " + "9" * 6_000 + " }}",
    "64 a name twice": "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    "65 variable include": "{% include kop.tafel %}",
    "65 list of includes": '{% include ["vergaderstukken.css"] %}',
    "65 variable extends": "{% extends kop.tafel %}",
    "65 macro": "{% macro x() %}{% endmacro %}",
    "65 call block": "{% call x() %}{% endcall %}",
    "65 import": '{% import "vergaderstukken.css" as x %}',
    "65 from import": '{% from "vergaderstukken.css" import x %}',
    "65 do": "{% do kop %}",
    "65 translation": "{% trans %}x{% endtrans %}",
    "65 debug": "{% debug %}",
    "65 filter block": "{% filter upper %}x{% endfilter %}",
    "65 set block": "{% set x %}{{ kop }}{% endset %}",
    "65 with": "{% with x = 1 %}{% endwith %}",
    "65 no escaping": "{% autoescape false %}{{ kop.tafel }}{% endautoescape %}",
    "65 safe": "{{ kop.tafel | safe }}",
    "65 self": "{{ self }}",
    "65 arguments in a row": "{{ bladen | join(*bladen) }}",
    "65 syntax": "{% if %}",
    "65 not closed": "{{ kop",
    "65 an unknown name": "{{ kpo.tafel }}",
    "script": "<script>alert(1)</script>",
    "handler": '<p onclick="alert(1)">',
    "frame": '<iframe src="https://x.example"></iframe>',
    "disguise": "{{ kop\u202e }}",
}
STYLES = {
    "end of the style": "p { } </style><b>",
    "import": "@import 'https://x.example/a.css';",
    "import, spelt oddly": "@\\69mport 'x';",
    "address": "p { background: url(https://x.example/a.png); }",
    "address, spelt oddly": "p { background: u\\72 l('//x'); }",
    "a set of addresses": "p { background: image-set('https://x.example/a.png' 1x); }",
    "expression": "p { width: EXPRESSION(alert(1)); }",
    "Jinja": "p { } {{ kop }}",
    "Jinja's comment": "p {# x #}",
}


def judge(text: str, name: str = PAGE) -> list[Finding]:
    """Return what the lint finds in one template that stands for a shipped one."""
    return lint({name: text}, shipped())


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks(trick: str) -> None:
    """Each trick is a T620 on the line where it stands, whatever is well before and after it."""
    found = judge("<p>goed</p>\n\n" + TRICKS[trick] + "\n<p>goed</p>\n")
    assert found
    assert {finding.code.code for finding in found} == {"T620"}
    whole = trick in {"64 too long", "64 a long number"}
    assert {finding.span.line for finding in found} <= ({1, 3} if whole else {3, 4})
    assert len({(finding.span.line, finding.message) for finding in found}) == len(found)


@pytest.mark.parametrize("trick", STYLES)
def test_tricks_of_style(trick: str) -> None:
    """A style sheet that fetches, runs, ends the style or holds Jinja is a T620 on its line."""
    found = judge(f"p {{ margin: 0; }}\n{STYLES[trick]}\n", STYLE)
    assert [(finding.code.code, finding.span.line) for finding in found] == [("T620", 2)]


BOUNDED = """
import json, sys, time
from pathlib import Path
from tafel_cli.cli import run
table = Path(sys.argv[1])
for name, text in json.load(sys.stdin):
    (table / "templates" / name).write_text(text, encoding="utf-8")
    start = time.process_time()
    run(["-C", str(table), "check"])
    print(time.process_time() - start, file=sys.stderr)
    (table / "templates" / name).unlink()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024, file=sys.stderr)
"""


@PROC
def test_tricks_are_bounded(table: Path) -> None:
    """No template costs a check more than a second of work, and a check of any of them stays within 256 MiB."""
    (table / "templates").mkdir()
    longest = "p{a:url(x)}\\\n" * (MAX_TEMPLATE // 13)
    cases = [*((PAGE, text) for text in TRICKS.values()), *((STYLE, text) for text in (*STYLES.values(), longest))]
    command = [sys.executable, "-c", BOUNDED, str(table)]
    done = subprocess.run(
        command, env=untraced(), input=json.dumps(cases), check=True, capture_output=True, text=True, timeout=300
    )
    *taken, memory = map(float, done.stderr.split())
    slow = {cases[number]: seconds for number, seconds in enumerate(taken) if seconds > SECONDS}
    assert (len(taken), slow) == (len(cases), {})
    assert memory <= MEBIBYTES


def test_shipped_templates_pass() -> None:
    """What tafel ships keeps to the rules that it sets for others."""
    assert lint(shipped(), shipped()) == []


ORDINARY = {
    "loops": "{% for a in bladen %}{% for b in a.vragen %}{{ loop.index }} {{ b.tekst }}{% endfor %}{% endfor %}",
    "choices": "{% if kop.vorm is none or kop is defined %}{{ kop['tafel'] }}{% elif not kop.postbus %}x{% endif %}",
    "words": "{% set woorden = {'hybride': 'Deels online'} %}{{ woorden[kop.vorm] | default('x') }}{{ bladen[-1].id }}",
    "sorting": "{% for b in bladen | selectattr('openbaar', 'eq', true) | sort(attribute='thema') %}{% endfor %}",
    "groups": "{% for thema, rij in bladen | groupby('thema') %}{{ thema }}: {{ rij | length }}{% endfor %}",
    "parts": '{% block kop %}{% include "vergaderstukken.css" ignore missing %}{% endblock %}',
    "comments": "{# {{ x() }} #}{% raw %}{{ x() }}{% endraw %}",
    "texts": "{{ kop.tafel ~ ' ' ~ (kop.datum | dag) }}{{ agenda.gepland - agenda.over + 1 }}{{ kop.datum[:4] }}",
}


@pytest.mark.parametrize("case", ORDINARY)
def test_ordinary_templates_pass(case: str) -> None:
    """Showing, choosing, repeating, sorting and naming is allowed."""
    assert judge(ORDINARY[case]) == []


AT_LIMITS = {
    "loops": ("{% for a in bladen %}" * 3 + "{% endfor %}" * 3, "{% for a in bladen %}" * 4 + "{% endfor %}" * 4),
    "tags": ("{% if kop %}" * 12 + "{% endif %}" * 12, "{% if kop %}" * 13 + "{% endif %}" * 13),
    "expressions": ("{{ kop" + ".a" * 12 + " }}", "{{ kop" + ".a" * 13 + " }}"),
    "growth": ("{% set x = bladen %}" + "{% set x = x + x %}" * 6, "{% set x = bladen %}" + "{% set x = x + x %}" * 7),
    "characters": ("x" * 65_536, "x" * 65_537),
    "words": ("{{kop}}" * 4_000, "{{kop}}" * 4_001),
}


@pytest.mark.parametrize("limit", AT_LIMITS)
def test_at_the_limit(limit: str) -> None:
    """A template may come to a limit, and is told when it goes one step beyond."""
    within, beyond = AT_LIMITS[limit]
    assert judge(within) == []
    assert len(judge(beyond)) == 1


def test_a_circle_of_two() -> None:
    """A template that comes back to itself by way of another is told at its own line; so are loops beyond three."""
    two = {"a.html.j2": "\n{% include 'b.html.j2' %}", "b.html.j2": "{% include 'a.html.j2' %}"}
    assert [(f.path, f.span.line) for f in lint(two, two)] == [
        ("templates/a.html.j2", 2),
        ("templates/b.html.j2", 1),
    ]
    loops = "{% for a in [1] %}{% for b in [2] %}"
    ends = "{% endfor %}{% endfor %}"
    deep = {"a.html.j2": f"\n{loops}{{% include 'b.html.j2' %}}{ends}", "b.html.j2": loops + ends}
    assert [(f.path, f.span.line) for f in lint(deep, deep)] == [("templates/a.html.j2", 2)]


def test_findings_have_an_end() -> None:
    """A file with thousands of things wrong gets twenty findings, the first ones."""
    found = judge("{{ kop() }}\n" * 1_000)
    assert [finding.span.line for finding in found] == list(range(1, 21))


PIECES = st.lists(
    st.sampled_from([
        *("{{", "}}", "{%", "%}", "{#", "#}", "if", "for", "in", "endif", "endfor", "set", "include", "block", "macro"),
        *("kop", "bladen", ".", "|", "(", ")", "[", "]", "'", '"', "~", "+", "*", "-", "=", "\n", " ", "1", "_", "\\"),
        *("loop", "else", "is", "none", "<", "script", "\x00", "\u202e", "datum", "sort", "attribute", ",", ":", "{"),
    ]),
    max_size=60,
).map(" ".join)  # fmt: skip


@given(PIECES | st.text(string.printable + "é\u202e\ud800\x00", max_size=200), st.sampled_from([PAGE, STYLE]))
def test_any_text(text: str, name: str) -> None:
    """The lint never raises, and every place lies in the file."""
    for finding in lint({name: text}, {PAGE: "{{ kop }}{{ bladen }}", STYLE: "p { margin: 0; }"}):
        assert 1 <= finding.span.line <= text.count("\n") + 1
        assert finding.source == text.split("\n")[finding.span.line - 1]


def test_filters_are_in_step() -> None:
    """Each filter, test and word of a loop that the lint lets through is there when a page is made, and no other."""
    made = sealed._environment({}, {})
    assert set(OUR_FILTERS) == {*render.FILTERS, "beeld", "tekst", "tijdbalk"}
    assert set(made.filters) == set(FILTERS)
    assert set(made.tests) == set(TESTS)
    assert not made.globals


def test_guide_is_in_step() -> None:
    """docs/sjablonen.md names every template, filter, test, name and field that there is, and no other."""
    text = (ROOT / "docs/sjablonen.md").read_text(encoding="utf-8")
    chapters = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    rows = {
        title: re.findall(r"^\| `?(\w[\w.]*)`? \| (.*) \|$", body, re.MULTILINE) for title, body in chapters.items()
    }
    names = {title: [first for first, _ in rows[title]] for title in rows}
    kinds = {
        value.__name__: value
        for module in (pack, pack.waarden, pack.regie)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert {name for name in names["Zo maakt u er een"] if name != "sjabloon"} == {*shipped()}
    words = chapters["Filters en toetsen"]
    assert {name for name in names["Filters en toetsen"] if name != "filter"} == set(OUR_FILTERS)
    for start, known in (("Van Jinja zelf:", JINJA_FILTERS), ("Toetsen, na `is`:", TESTS), ("`loop.`:", LOOP)):
        assert tuple(re.findall(r"`(\w+)`", words.split(start)[1].split(".\n")[0])) == known
    top = [field.name for field in fields(kinds.pop("Pack")) if field.name not in ("files", "pictures")]
    assert [name for name in names["Namen"] if name.islower() and name not in {"naam", "soort"}] == top
    told = {first: re.findall(r"`(\w+)`", rest) for first, rest in rows["Namen"] if first in kinds}
    assert told == {name: [field.name for field in fields(kind)] for name, kind in kinds.items()}


def test_this_repository_replaces_nothing() -> None:
    """The templates of tafel itself lie in its own templates/, and are no table's own, whatever version is read."""
    assert tafel(ROOT, "check", "--ref", "HEAD").returncode == 0
    assert own(ROOT, []).templates == ()


HEAVY = "import sys; from tafel_cli.cli import run; run(['-C', sys.argv[1], 'check']); print('jinja2' in sys.modules)"


def test_only_another_text_is_read_by_jinja(table: Path) -> None:
    """A copy of a shipped template costs nothing, also with the line endings of Windows; another text loads Jinja."""

    def loads() -> bool:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", HEAVY, str(table)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.splitlines()[-1] == "True"

    (table / "templates").mkdir()
    for name, text in shipped().items():
        (table / "templates" / name).write_bytes(text.replace("\n", "\r\n").encode())
    assert not loads()
    (table / "templates" / PAGE).write_text("{{ kop.tafel }}", encoding="utf-8")
    assert loads()


def test_nothing_to_lint() -> None:
    """A table without templates has nothing to remark on."""
    nothing = own(Path("/nergens"), [])
    assert linted(nothing) == nothing
