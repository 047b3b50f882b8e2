"""The steps of cleaning: markup to paragraphs, and what each paragraph is. `extract.clean` puts them together."""
