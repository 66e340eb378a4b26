"""The whole table as data, and what is computed from it: standing, pull request to judge, public documents."""
