"""`rdflib-neo4j` with batching loads a file: run by `benchmarks.load` with a Python that has it; prints its seconds."""

import sys
import time

from rdflib import Graph
from rdflib_neo4j import HANDLE_MULTIVAL_STRATEGY, HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

uri, user, password, file = sys.argv[1:]
store = Neo4jStore(
    config=Neo4jStoreConfig(
        auth_data={"uri": uri, "database": "neo4j", "user": user, "pwd": password},
        batching=True,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.ARRAY,
    )
)
graph = Graph(store=store)
began = time.perf_counter()
graph.parse(file, format="nt")
graph.close(True)
print(time.perf_counter() - began)
