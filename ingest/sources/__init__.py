"""One file or folder a source: how documents come in. Found by being here."""
