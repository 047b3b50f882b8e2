import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.language import Language, language, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ambassador of Ruritania was summoned to the foreign ministry on Monday, the government said.", "en"),
        (
            "El presidente recibió al embajador de los Estados Unidos en el Palacio Nacional para hablar de migración.",
            "es",
        ),
        ("Le ministre des Affaires étrangères a convoqué l'ambassadeur de Russie à Paris lundi matin.", "fr"),
        ("Der Botschafter wurde am Montag in das Auswärtige Amt einbestellt, teilte die Sprecherin mit.", "de"),
        ("O presidente recebeu o embaixador na quinta-feira em Brasília para discutir o comércio.", "pt"),
        ("Посол был вызван в министерство иностранных дел в понедельник, сообщили в правительстве.", "ru"),
        ("外交部发言人周一表示，中方已召见大使并提出严正交涉。", "zh"),
        ("استدعت وزارة الخارجية السفير يوم الاثنين احتجاجا على التصريحات الأخيرة.", "ar"),
    ],
)
def test_a_paragraph_tells_its_language(text: str, code: str) -> None:
    assert language_of(text) == Language(code, True)


@pytest.mark.parametrize(
    "text", ["", "12 345", "Kim Jong Un", "Ambassador Roe resigned.", "Lula, Macron, Scholz, Tusk in Brasilia", "NATO"]
)
def test_too_little_text_is_assumed_to_be_english(text: str) -> None:
    assert language_of(text) == Language("en", False)


@pytest.mark.parametrize(
    "text",
    [
        "Burundi expelled Rwandan ambassador Jean Habimana.",
        "U.S. Chargé d'Affaires a.i. Laura Stone met Bolivian Foreign Minister Diego Paz.",
        "Emir of Kuwait Sheikh Salem Al-Sabah met Egyptian President Omar Hassan in Cairo.",
    ],
)
def test_a_sentence_full_of_foreign_names_is_english(text: str) -> None:
    assert language_of(text) == Language("en", False)


@pytest.mark.parametrize(
    ("text", "code"),
    [("México y Perú retiran embajadores.", "es"), ("Bundeskanzler Scholz traf Präsident Macron in Paris.", "de")],
)
def test_a_headline_in_another_language_is_not(text: str, code: str) -> None:
    assert language_of(text).code == code


@pytest.mark.parametrize(("text", "code"), [("El embajador dimitió ayer.", "es"), ("Посол подал в отставку", "ru")])
def test_a_short_sentence_can_tell(text: str, code: str) -> None:
    assert language_of(text).code == code


def test_a_quotation_does_not_decide() -> None:
    text = (
        "The ambassador said that he would stay in the capital until the end of the talks with the government. "
        "«Nos vamos a quedar hasta el final de las conversaciones», he said to the reporters of the state television."
    )
    assert language_of(text).code == "en"


def test_the_body_decides_and_not_the_title() -> None:
    raw = (
        "---\ntitle: The ambassador of Ruritania leaves the capital of Sylvania\n---\nEl embajador "
        "se fue de la capital el lunes por la mañana, dijo el gobierno."
    )
    assert language(clean(Document(key="k", origin="o", raw=raw))).code == "es"
