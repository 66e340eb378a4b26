"""Families of rules, one module each. A new file here needs no registration, because checks/rules.py lists them."""
