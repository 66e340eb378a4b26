"""Who a pack is for. A room of its own, so that a list of agenda items need not load a pack."""

from enum import StrEnum


class Doelgroep(StrEnum):
    """Who a pack is for; each has a folder of its own."""

    VOORZITTER = "voorzitter"
    DEELNEMERS = "deelnemers"
    OPENBAAR = "openbaar"
