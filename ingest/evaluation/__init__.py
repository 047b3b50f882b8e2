"""How well extraction does: its records compared with annotated ones, what is missed and why, what confidence means.

`inputs.py` reads annotations, documents and predictions; `alike.py` says when two records are the same, `pairing.py`
finds the partners, `scoring.py` counts, `run.py` does it all; `misses.py` names what went wrong, `reliability.py` holds
confidence to account.
"""
