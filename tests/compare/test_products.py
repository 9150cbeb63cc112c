"""Sizes given as products: which are one, and what is no product."""

from __future__ import annotations

import pytest

from claimcheck.compare.products import same_size, sides


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("20 x 8 x 25 cm", "200 × 250 × 80 mm", True),
        ("20 x 8", "8 x 20", True),
        ("61,5 x 92 cm", " 61.5 x 92 cm.", True),
        ("1 x 2 x 3 x 4 cm", "4 x 3 x 2 x 1 cm", True),
        ("20 x 8 cm", "20 x 9 cm", False),
        ("20 x 8 cm", "20 x 8 x 5 cm", False),
        ("20 x 8 m", "20 x 8", False),
        ("20 x 8 cm", "20 x 8 kg", False),
        # The coarser may be a rounding of the finer; two that are as coarse are two sizes.
        ("62 x 92 cm", "61.5 x 92 cm", True),
        ("62 x 92 cm", "61.4 x 92 cm", False),
        ("62 x 92 cm", "61 x 92 cm", False),
        ("61.5 x 92 cm", "61.62 x 92 cm", False),
        ("61.5 x 92 cm", "61.54 x 92 cm", True),
        ("20 cm", "20 x 8 cm", None),
    ],
)
def test_same_size(one: str, other: str, expected: bool | None) -> None:
    assert same_size(one, other) is expected
    assert same_size(other, one) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20 cm",
        "x 20 cm",
        "20 x big x 8 cm",
        "0 x 8 cm",
        "20 x 8 eur",
        "20 x 8 qqq",
        "1 x 2 x 3 x 4 x 5 cm",
    ],
)
def test_what_is_no_product(text: str) -> None:
    assert sides(text) == ()


def test_sides_are_in_order_with_half_their_last_place() -> None:
    (one, other) = sides("20 x 8.5 cm")
    assert (one[0], other[0]) == ("length", "length")
    assert one[1:] == pytest.approx((0.085, 0.0005))
    assert other[1:] == pytest.approx((0.2, 0.005))
