"""The page that a report is: one HTML file that needs nothing else."""
