"""Values: what the numbers, amounts, dates and times in a text mean.

`find_values` reads running text, `read_value` one table cell; `normalize.to_base` makes values comparable.
"""

from claimcheck.values.cells import read_value
from claimcheck.values.recognise import find_values

__all__ = ["find_values", "read_value"]
