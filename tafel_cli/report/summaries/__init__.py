"""The tables and sentences that a command writes for a person when it is done."""

from tafel_cli.dutch import duration


def time_left(over: int) -> str:
    """Say how an agenda fits in its time; `over` in minutes."""
    if over == 0:
        return "De agenda past precies in de tijd."
    if over > 0:
        return f"Er {'blijft' if over == 1 else 'blijven'} {duration(over)} over."
    return f"De agenda duurt {duration(-over)} te lang."
