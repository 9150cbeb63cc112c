"""From documents to values with their context: lines, sentences, attributes, subjects, events, qualifiers."""
