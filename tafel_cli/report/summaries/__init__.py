"""What a command says when it is done, for a person."""
