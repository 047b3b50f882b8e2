"""From a document to facts: clean, gate, parse, mentions, frames, merge."""
