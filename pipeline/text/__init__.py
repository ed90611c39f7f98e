"""Pure string work: clean text with the way back to the source, and what a document says about itself."""
