"""Reading with a language model that the user has: any endpoint that speaks OpenAI's chat completions.

Never needed, never the default. `settings.py` says which model, `client.py` asks it, `prompt.py` puts the question,
`checking.py` lets through only what the text and the ontology bear out, `reading.py` makes readings of it.
"""
