"""Time limits: words -> DateExpr (what is not said stays open) -> Resolved on a given day. No spaCy, no clock."""
