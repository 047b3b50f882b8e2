"""The one family of errors that users see: one clear sentence each, with the exit code of the command."""


class LegatusError(Exception):
    """Something a user can understand and mend: `str(error)` is one sentence, `exit_code` what the command returns."""

    exit_code = 1


class InputError(LegatusError):
    """An input that cannot be read or used as it stands. The message names the file and, where known, the line."""


class UsageError(LegatusError):
    """A wrong name, parameter or option; the message says what would have been right."""

    exit_code = 2


class DatabaseError(LegatusError):
    """The database cannot be reached, refuses, or is not ours."""

    exit_code = 2


class OntologyError(LegatusError):
    """The ontology files contradict themselves, or a record contradicts the ontology: a defect, not the user's."""

    exit_code = 2
