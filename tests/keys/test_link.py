"""What one document contrasts is two things, whatever the score says."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.keys.groups import GROUP_COLUMNS
from claimcheck.keys.link import contrasted


@pytest.mark.parametrize(
    ("side_by_side", "shared", "expected"),
    [(1.0, 1.0, True), (1.0, 0.5, True), (1.0, 0.2, False), (0.0, 1.0, False)],
)
def test_most_sources_of_the_smaller_side_state_both(
    side_by_side: float, shared: float, expected: bool
) -> None:
    row = np.zeros((1, len(GROUP_COLUMNS)))
    row[0, GROUP_COLUMNS.index("side by side")] = side_by_side
    row[0, GROUP_COLUMNS.index("shared sources")] = shared
    assert contrasted(row).tolist() == [expected]
