"""What falls due or is overdue, by unit, from the ledgers that staff have filled in."""
