"""Settings: what is allowed, and messages that list it."""

from __future__ import annotations

import math
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from claimcheck.config import DEFAULT, Config
from claimcheck.errors import ConfigError


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"bounds": "lax"}, "bounds='lax' is not allowed. Allowed: 'pragmatic', 'strict'."),
        ({"date_order": "ydm"}, "Allowed: '', 'mdy', 'dmy', 'ymd'."),
        ({"bounds": ["strict"]}, "Allowed: 'pragmatic', 'strict'."),
        ({"tolerance": 1.5}, "tolerance=1.5 is not allowed. Allowed: 0.0 to 1.0."),
        ({"tolerance": "5 %"}, "Allowed: 0.0 to 1.0."),
        ({"tolerance": math.nan}, "Allowed: 0.0 to 1.0."),
        ({"threshold": True}, "Allowed: 0.0 to 1.0."),
        ({"dollar": "dollars"}, "Allowed: an ISO 4217 code such as 'USD', or ''."),
        ({"yen": None}, "Allowed: an ISO 4217 code"),
        ({"max_text": 0}, "Allowed: a positive integer."),
    ],
)
def test_what_is_not_allowed_is_named_with_what_is(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        Config(**settings)
    assert message in str(error.value)
    assert str(error.value).startswith("Config: ")


def test_settings_are_frozen_and_survive_pickling() -> None:
    config = Config(bounds="strict", tolerance=0.05, yen="JPY")
    assert pickle.loads(pickle.dumps(config)) == config
    with pytest.raises(FrozenInstanceError):
        DEFAULT.tolerance = 0.5  # type: ignore[misc]
