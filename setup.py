"""Maps the top-level folders onto the import name `legatus`; every folder below them is shipped, data folders too."""

from pathlib import Path

from setuptools import setup

TOP = ("cli", "ingest", "ontology", "queries", "seeds")
folders = [p for top in TOP for p in (Path(top), *Path(top).rglob("*")) if p.is_dir() and "__pycache__" not in p.parts]
setup(
    packages=["legatus." + ".".join(folder.parts) for folder in folders],
    package_dir={f"legatus.{top}": top for top in TOP},
)
