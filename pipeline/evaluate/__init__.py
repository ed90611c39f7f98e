"""Gold against output: how much of what a person marked is found, field by field, and which rules erred.

Gold is a folder of labels or a workbook that the office has corrected; the output is what `duban tasks` wrote.
"""
