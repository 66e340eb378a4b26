"""Keeps the compiled templates of the page, as Python keeps compiled modules: beside the source, and only for speed."""

import sys
from contextlib import suppress
from pathlib import Path
from pickle import PickleError
from typing import Any

from jinja2 import __version__
from jinja2.bccache import Bucket, FileSystemBytecodeCache

# What reading a broken file can raise.
_FAILURES = (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, LookupError, PickleError)


class TemplateCache(FileSystemBytecodeCache):
    """Compiled templates in `__pycache__` of their folder. They are compiled again if the source or a setting changed.

    `settings`: those of the environment, because the code depends on them and on the version of Jinja. A cache that
    cannot be read or written is passed over, and none is written if Python may write no byte code.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        super().__init__(str(folder / "__pycache__"), "%s.jinja")
        self._made_with = f"{__version__}{sorted(settings.items(), key=str)}"

    def get_source_checksum(self, source: str) -> str:
        """Return the checksum of a template and of all that its code depends on."""
        return super().get_source_checksum(source + self._made_with)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code that was kept; leave it empty if there is none."""
        with suppress(*_FAILURES):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in a bucket."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
