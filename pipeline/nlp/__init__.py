"""The spaCy stages, one file each; `build.py` is their table of contents."""
