"""The changes that a command can make in a table: each module makes an Intention, which `table_change` carries out."""
