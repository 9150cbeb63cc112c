"""Facts told in words: names as they are spelled, offices, conditions, colours. One module a construction.

Only constructions that leave no doubt are read, by pattern and without a parse; what they are looks up in
`data/categories.toml`. Which of them speak of one fact is decided in `keys.categories`.
"""

from claimcheck.extract.categories.reading import read_categories

__all__ = ["read_categories"]
