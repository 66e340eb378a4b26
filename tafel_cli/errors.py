"""Defines the error that ends a command with a Dutch message, and spells why the operating system refused."""

import errno

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EACCES: "u hebt hier geen toestemming om te lezen of te schrijven",
    errno.EPERM: "u hebt hier geen toestemming om te lezen of te schrijven",
    errno.EROFS: "hier kan niet worden geschreven",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENOENT: "deze plek bestaat niet",
    errno.EEXIST: "er staat al iets met deze naam",
    errno.ENOTEMPTY: "een andere opdracht was hier ook aan het schrijven",
    errno.EFBIG: "het bestand wordt te groot",
    errno.ELOOP: "hier staat een snelkoppeling, geen gewoon bestand",
    errno.ENODEV: "hier staat geen gewoon bestand",
    errno.ENXIO: "hier staat geen gewoon bestand",
    errno.EBADF: "de uitvoer is gesloten",
    errno.EIO: "de schijf geeft een fout",
    errno.ENAMETOOLONG: "deze naam is te lang",
}


def reason(error: OSError) -> str:
    """Return in Dutch why the operating system refused; `onbekende oorzaak` if `_REASONS` does not say."""
    return _REASONS.get(error.errno or 0, "onbekende oorzaak")


class TafelError(Exception):
    """An error that ends the command with a Dutch message.

    `exit_code`: 1 for broken data, 2 for wrong use, 3 for surroundings (no table, no git, disk full, busy).
    """

    def __init__(self, message: str, *, exit_code: int = 3) -> None:
        super().__init__(message)
        self.exit_code = exit_code
