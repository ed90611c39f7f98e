"""The sheets of the workbook, one file each; every one fills a Grid from frames."""
