"""Time limits: words -> DateExpr (what is not said stays open) -> Resolved against a reference date. No spaCy, no clock."""
