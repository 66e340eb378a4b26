"""Judges a PDF by the rules of PDF/UA-1 and PDF/A that a machine can check."""

import re

import page


def demand_standards(data: bytes, *, attached: bool) -> None:
    """Fail if a file breaks a rule of PDF/UA-1 or PDF/A that a machine can check."""
    for profile in ("ua1", "3a" if attached else "2a"):
        report = page.validate_pdf_bytes(data, profile=page.ValidationProfile(profile))
        failures = [(one.rule_id, one.message) for one in report.failures]
        assert [one for one in failures if not (one[0].endswith("STREAM-LENGTH-001") and _lengths(data))] == []


def _lengths(data: bytes) -> bool:
    """Tell whether every stream has its stated length; the checker misreads one that ends in a line ending."""
    heads = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", data))
    return bool(heads) and all(data[h.end() + int(h[1]) :].startswith(b"\nendstream") for h in heads)
