"""Holds families of rules, one module each. A new file needs no registration, because checks/rules.py lists them."""
