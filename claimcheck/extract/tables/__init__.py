"""Claim tables, and the columns in which all claims are compared, those of prose too.

    raw columns ──coded──▶ distinct entries ──cells──▶ their intervals ──reading──▶ a row of `columns` a claim

`reading` begins it all; `years` and `cellcodes` judge a cell by its column.
"""
