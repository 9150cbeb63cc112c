"""Errors say what, where, what is allowed and what to do, and survive a process boundary."""

import pickle

from claimcheck.errors import ClaimcheckError, ConfigError


def test_message_names_value_place_allowed_and_remedy() -> None:
    error = ClaimcheckError("bad", value=3, where="row 17", allowed="1 or 2", hint="Mend it.")
    assert str(error) == "row 17: bad. Allowed: 1 or 2. Mend it."


def test_errors_survive_pickling() -> None:
    error = ConfigError("bad", value=3, where="row 17", allowed="1", hint="x")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is ConfigError
    assert (str(again), again.value) == (str(error), 3)
