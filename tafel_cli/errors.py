"""The surroundings are wrong: what a user must mend outside the data, in one Dutch sentence."""


class TafelError(Exception):
    """Something around the table stops the work; `exit_code` follows the list in README.md.

    2 is wrong use of the command, 3 is surroundings (no table, no git, disk full, busy).
    """

    def __init__(self, message: str, *, exit_code: int = 3) -> None:
        super().__init__(message)
        self.exit_code = exit_code
