"""Takes the HTML comments out of a text, because papers never print them; most texts have none."""

from tafel_cli.reading.comment_signs import CLOSER, OPENER


def without_comments(text: str) -> str:
    """Return a text without its comments, with as many lines as before; see comment_cuts.py for what counts as one."""
    if OPENER not in text or CLOSER not in text:
        return text
    from tafel_cli.reading.comment_cuts import uncommented

    return uncommented(text, noted=False).text
