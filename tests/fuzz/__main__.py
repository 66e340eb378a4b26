"""Search for inputs that break a promise: with a fuzzer, or by repeating short texts until one is slow.

    python tests/fuzz reader   FOLDER [OPTION]...    bytes → document → every kind of record
    python tests/fuzz markdown FOLDER [OPTION]...    text → tree → HTML, and the sections of a body
    python tests/fuzz herhaal  reader|markdown [2]   every text of up to two characters, repeated to 32 kB

FOLDER keeps what was found, so that a next run goes on from there; a new one begins with the files of `data/`, the
hostile texts of the tests and `tests/hostile/`. Options are libFuzzer's: `-max_total_time=900` for 15 minutes.

The fuzzer is atheris, which is not among the locked packages: make an environment of your own with
`pip install --require-hashes --no-deps -r requirements-dev.lock` and `pip install atheris`, and start it from the root.
An input that breaks a promise is written to a file `crash-…`. Give that file a name that says what it is, put it in
`tests/hostile/reader/` or `tests/hostile/markdown/`, and `tests/test_fuzz.py` replays it from then on.
"""

import hashlib
import sys
import time
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
ALPHABETS = {"reader": "a:- \n\"'[]{},#|>?&*!%\\\t~", "markdown": 'a *_`[]()!<>#-+|~\n\\&:1."\t='}
LENGTH = 32_000
WATCHED = 5  # times as slow as code that is not instrumented


def guided(name: str, folder: str, options: list[str]) -> None:
    """Run the fuzzer until it is stopped, or has found something."""
    import atheris

    with atheris.instrument_imports(include=["tafel_cli", "yaml", "frontmatter", "markdown_it"]):
        from fuzz import targets

        import tafel_cli.render.html  # noqa: F401  (with all that it imports)
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in targets.seeds(name):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    atheris.Setup(
        [sys.argv[0], folder, f"-max_len={targets.LONGEST}", "-timeout=20", *options],
        lambda data: targets.bounded(targets.TARGETS[name], data, WATCHED * targets.SECONDS),
    )
    atheris.Fuzz()


def repeated(name: str, longest: str = "2") -> None:
    """Print the short texts that take over a second when they are repeated."""
    from fuzz import targets

    for length in range(1, int(longest) + 1):
        for unit in map("".join, product(ALPHABETS[name], repeat=length)):
            text = unit * (LENGTH // length)
            data = f"---\ntitel: {text}\n---\n" if name == "reader" else text
            start = time.thread_time()
            targets.TARGETS[name](data.encode())
            taken = time.thread_time() - start
            if taken > targets.SECONDS:
                sys.stdout.write(f"{taken:6.2f} s {unit!r}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("reader", "markdown", "herhaal"):
        sys.exit(__doc__)
    if sys.argv[1] == "herhaal":
        repeated(*sys.argv[2:4])
    else:
        guided(sys.argv[1], sys.argv[2], sys.argv[3:])
