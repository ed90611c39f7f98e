"""rules/ on disk -> RuleBook: strict schema, all problems at once, one hash."""
