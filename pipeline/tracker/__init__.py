"""The workbook that staff open, print, fill in and send back."""
