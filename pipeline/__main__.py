"""`python -m pipeline` is `duban`."""

from pipeline.cli import main

main()
