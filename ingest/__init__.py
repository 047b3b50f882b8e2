"""From articles and lists to mentions, and from mentions to resolved records. Never prints."""
