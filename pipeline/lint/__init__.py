"""Is a rule book sound, do its examples hold, and which of its rules never do anything?"""
