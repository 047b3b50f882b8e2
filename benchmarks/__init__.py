"""What is measured and written down: accuracy, floors, performance. Run from the root of the repository."""
