"""Parses the colour of a house style, measures contrast, and finds the nearest readable shade.

Contrast is the ratio of WCAG 2.2 (1.4.3), from 1 to 21. Only what `gelezen` returns may enter a style sheet.
"""

import re

WIT = "#ffffff"
DONKER = "#15191d"  # the background of style.css in dark mode
MINSTE = 4.5
MINSTE_DONKER = 7.0  # light text on dark looks thinner, so it needs more
_KLEUR = re.compile(r"#[0-9a-f]{6}")
_STEPS = 255


def gelezen(text: str | None) -> str | None:
    """Return a colour as `#1b4d63`, in lower case; None for anything but `#` and six hex digits."""
    made = (text or "").strip().lower()
    return made if _KLEUR.fullmatch(made) else None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 (equal) to 21 (black and white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def op_wit(accent: str) -> str:
    """Return the colour itself if its contrast on white is 4.5 or more, else the lightest darker shade with that."""
    return _shade(accent, WIT, MINSTE, -1)


def op_donker(accent: str) -> str:
    """Return the colour itself if its contrast on `DONKER` is 7 or more, else the darkest lighter shade with that."""
    return _shade(accent, DONKER, MINSTE_DONKER, 1)


def _shade(accent: str, ground: str, least: float, step: int) -> str:
    if contrast(accent, ground) >= least:
        return accent
    from colorsys import hls_to_rgb, rgb_to_hls  # few colours need another shade

    hue, light, saturation = rgb_to_hls(*(part / 255 for part in _parts(accent)))
    made = accent
    while contrast(made, ground) < least and 0 <= light <= 1:
        light += step / _STEPS
        made = _spelt(hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation))
    return made


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _spelt(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (as WCAG has it)
