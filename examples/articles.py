"""Five articles about one company: where do they disagree?

``python examples/articles.py`` prints the findings and writes a page to ``out/``.
"""

from __future__ import annotations

from pathlib import Path

import claimcheck as cc

HERE = Path(__file__).resolve().parent.parent


def main(out: Path = HERE / "out") -> cc.Report:
    """Check the sample articles, print what was found, and write the page."""
    report = cc.check_claims(sorted((HERE / "data" / "articles").glob("*.md")))
    print(report)
    report.to_html(out / "articles.html")
    report.to_json(out / "articles.json")
    print(f"\nThe same with the evidence side by side: {out / 'articles.html'}")
    return report


if __name__ == "__main__":
    main()
