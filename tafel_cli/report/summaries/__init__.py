"""Writes the tables and sentences that a person reads when a command is done."""

from tafel_cli.dutch import duration


def time_left(over: int) -> str:
    """Say how an agenda fits in its time; `over`: the minutes left, negative if it is too long."""
    if over == 0:
        return "De agenda past precies in de tijd."
    if over > 0:
        return f"Er {'blijft' if over == 1 else 'blijven'} {duration(over)} over."
    return f"De agenda duurt {duration(-over)} te lang."
