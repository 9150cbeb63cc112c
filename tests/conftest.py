"""Hypothesis draws the same examples on every machine, and is not timed: a slow machine is no failure.

`pytest --hypothesis-profile=long tests/reliability` draws many more, and new ones each time.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile(
    "long", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("repeatable")
