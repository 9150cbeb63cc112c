"""The accessor `DataFrame.claimcheck`, for those who ask for it.

    import claimcheck.pandas
    df.claimcheck.check()

Importing this module is what registers it; `import claimcheck` alone touches nothing of pandas.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from claimcheck.api import check_claims
from claimcheck.errors import TableError
from claimcheck.report import Report

__all__ = ["ClaimcheckAccessor"]


@pd.api.extensions.register_dataframe_accessor("claimcheck")
class ClaimcheckAccessor:
    """What a DataFrame of claims, or of texts, can do.

    Args:
        frame: claims with the columns source, subject, attribute and value, or texts with the column text.

    Example:
        >>> frame = pd.DataFrame({
        ...     "source": ["Maker", "Shop"], "subject": "E1", "attribute": "weight",
        ...     "value": ["21 kg", "25 kg"],
        ... })
        >>> [finding.relation for finding in frame.claimcheck.check().findings]
        ['conflict']
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def check(self, **options: Any) -> Report:
        """Tell where the sources of the frame disagree; the frame stays as it is.

        Args:
            options: as for `check_claims`: config, meta, schema, nlp.

        Returns:
            The report. Of texts, a row is a source: its columns id, title, publisher, url and published are
            read as in a dict.

        Raises:
            TableError: neither the columns of claims nor one of texts.
        """
        columns = self._frame.columns
        if "text" not in columns or "value" in columns:
            return check_claims(self._frame, **options)
        if not columns.is_unique:
            raise TableError(
                "two columns have one name", value=list(map(str, columns)), where="the frame of texts"
            )
        rows = self._frame.to_dict("records")
        return check_claims([{str(name): cell for name, cell in row.items()} for row in rows], **options)
