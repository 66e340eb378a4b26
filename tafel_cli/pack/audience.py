"""Names the audiences of a pack. A module of its own, because `tafel agenda list` needs them but no pack."""

from enum import StrEnum


class Doelgroep(StrEnum):
    """Who a pack is for; each has a folder of its own."""

    VOORZITTER = "voorzitter"
    DEELNEMERS = "deelnemers"
    OPENBAAR = "openbaar"
