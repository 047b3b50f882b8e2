"""The parser's model: which way it multiplies matrices, and with how many threads."""

from threadpoolctl import threadpool_info

from legatus.ingest.extract.language_model import language_model, multiply_by_numpy, one_thread

TEXT = "The Ambassador of Norway to Peru met Foreign Minister Ana Ruiz in Lima on Monday."


def parsed() -> list[tuple[str, str, str]]:
    return [(token.tag_, token.dep_, token.ent_type_) for token in language_model()(TEXT)]


def threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_either_way_of_multiplying_reads_the_same() -> None:
    by_numpy = parsed()
    multiply_by_numpy(language_model(), False)
    try:
        assert parsed() == by_numpy
    finally:
        multiply_by_numpy(language_model())


def test_a_parse_has_one_thread_and_nobody_else_is_limited() -> None:
    language_model()
    before = threads()
    with one_thread():
        assert threads() == {1}
    assert threads() == before
