"""What five shops say about two bicycles: claims in mixed units, currencies and date notations.

``python examples/claim_table.py`` prints the findings and writes a page to ``out/``.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import claimcheck as cc

HERE = Path(__file__).resolve().parent.parent


def main(out: Path = HERE / "out") -> cc.Report:
    """Check the sample table, print the disagreements, and write the page."""
    table = pd.read_csv(HERE / "data" / "bikes.csv", dtype=str, keep_default_na=False)
    report = cc.check_claims(table, schema=HERE / "data" / "bikes.schema.toml")
    print(report)
    report.to_html(out / "claim_table.html")
    report.to_json(out / "claim_table.json")
    print(f"\nThe same with the evidence side by side: {out / 'claim_table.html'}")
    return report


if __name__ == "__main__":
    main()
