"""Dates and clock times in prose and in table cells, as half-open intervals.

    text ──tokens──▶ words, figures ──grammar──▶ expressions ──meaning──▶ stretches ──readings──▶ values

Relative forms ("on Tuesday", "last month", "a year earlier") are read as newspapers mean them, from the date
of publication or the time the text has just spoken of; where that is unknown they stay mentions without an
interval, and never mean today. All words stand in `claimcheck/data/dates.toml`, the grammar in
`date_grammar.toml` beside it.
"""

from claimcheck.values.dates.cells import read_date
from claimcheck.values.dates.find import dates_in, find_dates
from claimcheck.values.dates.readings import is_unknown

__all__ = ["dates_in", "find_dates", "is_unknown", "read_date"]
