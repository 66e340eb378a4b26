"""Copy the last commit, prepared for mutation testing of parser and checks: `python tools/mutations.py MAP`.

MAP must not exist yet. mutmut passes over functions with a decorator, so in the copy `@rule(…)` above a function
becomes `name = rule(…)(name)` below it. `docs/mutation-and-fuzzing.md` says how to go on.
"""

import ast
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READER = (
    *("reading/document", "reading/front_matter", "reading/plain_header", "reading/yaml_header", "reading/advice"),
    *("reading/header", "reading/slips"),
)
GUARD = (
    "register/case",
    "register/proposal",
    "checks/families/of_a_change/bevoegdheid",
    "checks/families/of_a_change/vastheid",
    "checks/families/of_a_change/namens",
    "checks/families/of_a_change/overgangen",
    "checks/inspection",
    "checks/rules",
    "report/ci",
)
MUTATED = [f"tafel_cli/{name}.py" for name in READER + GUARD]
WHOLE = (
    "case",
    "proposal",
    "difference",
    "fixed",
    "on_behalf",
    "transitions",
    "compare",
    "ci",
    "reading",
    "guard_words",
    "fields",
)
TESTS = [
    *(f"tests/test_{name}.py" for name in WHOLE),
    "tests/test_hostile.py::test_bad_bytes",
    "tests/test_hostile.py::test_harmless_bytes",
    "tests/test_properties.py::test_reader_agrees_with_python_frontmatter",
]
OPTIONS = ["-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:cov"]


def undecorated(text: str) -> str:
    """Return a module in which every decorator of a function is applied below that function."""
    lines = text.split("\n")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: node.lineno, reverse=True):
        made = function.name
        for decorator in reversed(function.decorator_list):
            made = f"{ast.unparse(decorator)}({made})"
        if function.decorator_list:
            indent = " " * function.col_offset
            lines.insert(function.end_lineno or 0, f"{indent}{function.name} = {made}")
            del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Write the copy to a folder, which must not exist yet."""
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    for name in MUTATED:
        path = folder / name
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    settings = {
        "source_paths": ["tafel_cli"],
        "only_mutate": MUTATED,
        "pytest_add_cli_args_test_selection": TESTS,
        "pytest_add_cli_args": OPTIONS,
        "also_copy": sorted(path.name for path in folder.iterdir()),
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("".join(["\n[tool.mutmut]\n", *(f"{key} = {value}\n" for key, value in settings.items())]))


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004  (the folder)
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
