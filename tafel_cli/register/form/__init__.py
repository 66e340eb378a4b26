"""How complete the form of an agenda item is, and what was left of the empty one."""
