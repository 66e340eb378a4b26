"""Judges a register: families of rules, work agreements, and a page for each code."""
