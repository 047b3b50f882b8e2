"""One file a topic of commands, found by being here."""
