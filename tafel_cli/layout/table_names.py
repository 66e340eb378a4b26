"""Names the tables of a Markdown text, so that a screen reader can tell them apart."""

from dataclasses import replace

from tafel_cli.reading.text_tree import Node, Soort


def with_table_names(nodes: tuple[Node, ...], about: str, names: dict[str, int]) -> tuple[Node, ...]:
    """Return nodes with a name for each table, after `about` and the heading above it.

    `names`: how often each name was given; it gains those of these nodes.
    """
    return tuple(_with_name(node, about, names) for node in nodes)


def _with_name(node: Node, about: str, names: dict[str, int]) -> Node:
    """Return a node with names for its tables. Only lists and quotes are searched, because no others hold one."""
    if node.soort is Soort.TABEL:
        name = f"{about}: {node.tekst}" if node.tekst else about
        names[name] = names.get(name, 0) + 1
        count = "" if names[name] == 1 else f" ({names[name]})"
        return replace(node, tekst=f"Tabel bij {name}{count}")
    if node.soort in _HOLDERS:
        return replace(node, inhoud=with_table_names(node.inhoud, about, names))
    return node


_HOLDERS = frozenset((Soort.LIJST, Soort.ONDERDEEL, Soort.CITAAT))
