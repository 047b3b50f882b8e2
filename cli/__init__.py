"""The command line: renders what the other folders return, and computes nothing of its own."""
