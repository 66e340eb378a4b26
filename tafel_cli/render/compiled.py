"""Compiled templates are kept as Python keeps compiled modules; compiling them takes longer than using them."""

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Kept(BytecodeCache):
    """Reads and writes compiled templates in `__pycache__`, or where `PYTHONPYCACHEPREFIX` says.

    A bucket knows the hash of its source and the versions of Jinja and Python: what does not fit is compiled anew.
    Where modules may not be written (`PYTHONDONTWRITEBYTECODE`, no permission), templates are not either.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket when there is something for it."""
        with suppress(OSError, NotImplementedError), _place(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket; it is there whole or not at all."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            place = _place(bucket)
            place.parent.mkdir(exist_ok=True)
            beside = place.with_suffix(f".{os.getpid()}")
            with beside.open("xb") as file:
                bucket.write_bytecode(file)
            beside.replace(place)


def _place(bucket: Bucket) -> Path:
    """Return where a template of this environment is kept; `key` is a hash of its name."""
    return Path(cache_from_source(str(Path(__file__).with_name(f"template-{bucket.key}.py"))))
