"""Word lists and tables, as TOML and CSV with comments; read through `claimcheck.lexicon`."""
