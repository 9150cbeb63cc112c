"""The names of a document: where they stand, which of them are one, what bears them, and who is "she".

    text ──capitals, runs──▶ occurrences ──bearers, classes──▶ names ──index, antecedents──▶ who is meant

What is meant where no name is told, or several are, is decided in `extract.subjects`.
"""
