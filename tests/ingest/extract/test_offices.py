"""Who holds which office: titles, links, statuses, in sentences of our own with persons who do not exist."""

from collections.abc import Callable

import pytest

Held = Callable[..., set[tuple[str, ...]]]

STATED = [
    # the title beside the name
    ("Brazil's ambassador to Japan, Maria Lopes, met reporters.", "Maria Lopes|ambassador|BRA|JPN|incumbent"),
    ("Maria Lopes, Brazil's ambassador to Japan, met reporters.", "Maria Lopes|ambassador|BRA|JPN|incumbent"),
    ("The Ambassador of Poland to Canada, Jan Nowak, spoke.", "Jan Nowak|ambassador|POL|CAN|incumbent"),
    ("British Ambassador to Iraq Frank Barker wrote an article.", "Frank Barker|ambassador|GBR|IRQ|incumbent"),
    (
        "Kenya's High Commissioner to the United Kingdom, Peter Otieno, came.",
        "Peter Otieno|ambassador|KEN|GBR|incumbent",
    ),
    ("Ghana's Ambassador to Washington, Kofi Mensah, disagreed.", "Kofi Mensah|ambassador|GHA|USA|incumbent"),
    (
        "India's permanent representative to the United Nations, Asha Rao, spoke.",
        "Asha Rao|ambassador|IND|UN|incumbent",
    ),
    ("The US envoy to the United Nations, Mary Hart, voted no.", "Mary Hart|ambassador|USA|UN|incumbent"),
    ("Ambassador Lee Min-ho of the Republic of Korea to Peru spoke.", "Lee Min-ho|ambassador|KOR|PER|incumbent"),
    (
        "China's special envoy on Korean Peninsula affairs, Wu Dai, spoke.",
        "Wu Dai|special_envoy|CHN|Korean Peninsula affairs|incumbent",
    ),
    ("US chargé d'affaires in Havana Philip Ross was summoned.", "Philip Ross|charge_d_affaires|USA|CUB|incumbent"),
    (
        "The chargé d'affaires of the Italian embassy in Cairo, Marco Bini, left.",
        "Marco Bini|charge_d_affaires|ITA|EGY|incumbent",
    ),
    ("Spain's consul general in Miami, Luis Ortega, opened it.", "Luis Ortega|consul_general|ESP|USA|incumbent"),
    ("German Chancellor Erika Brauner spoke in Berlin.", "Erika Brauner|head_of_government|DEU||incumbent"),
    ("King Hassan III of Morocco received ministers.", "Hassan III|head_of_state|MAR||incumbent"),
    ("The Turkish foreign minister, Mehmet Kayan, objected.", "Mehmet Kayan|foreign_minister|TUR||incumbent"),
    ("India's External Affairs Minister Asha Rao objected.", "Asha Rao|foreign_minister|IND||incumbent"),
    ("Mexican Secretary of Foreign Affairs Juana Soto objected.", "Juana Soto|foreign_minister|MEX||incumbent"),
    ("U.S. Secretary of State Paul Reed objected.", "Paul Reed|foreign_minister|USA||incumbent"),
    ("The European Union's foreign policy chief, Luca Bianco, objected.", "Luca Bianco|foreign_minister|EU||incumbent"),
    ("Cuban leader Raimundo Castillo spoke.", "Raimundo Castillo|head_of_state|CUB||incumbent"),
    # several persons
    (
        "Foreign Ministers Omar Said of Libya and Ali Trabelsi of Tunisia met.",
        "Ali Trabelsi|foreign_minister|TUN||incumbent",
    ),
    (
        "The foreign ministers of Libya and Tunisia, Omar Said and Ali Trabelsi, met.",
        "Omar Said|foreign_minister|LBY||incumbent",
    ),
    (
        "Libyan Foreign Minister Omar Said met his Tunisian counterpart, Ali Trabelsi.",
        "Ali Trabelsi|foreign_minister|TUN||incumbent",
    ),
    # where in the course of the office
    ("The outgoing Danish ambassador in Warsaw, Lars Holm, spoke.", "Lars Holm|ambassador|DNK|POL|outgoing"),
    ("Bolivia's president-elect, Rosa Quispe, spoke.", "Rosa Quispe|head_of_state|BOL||elect"),
    ("Former Peruvian president Ana Flores spoke.", "Ana Flores|head_of_state|PER||former"),
    ("Acting Foreign Minister of Libya Omar Said spoke.", "Omar Said|foreign_minister|LBY||acting"),
    ("Suspended Brazilian president Dilma Costa spoke.", "Dilma Costa|head_of_state|BRA||suspended"),
    ("Denmark named Lars Holm as its new ambassador to Poland.", "Lars Holm|ambassador|DNK|POL|appointed"),
    ("The Senate confirmed Karen White as U.S. ambassador to Chile.", "Karen White|ambassador|USA|CHL|confirmed"),
    ("Lars Holm resigned as Denmark's ambassador to Poland.", "Lars Holm|ambassador|DNK|POL|resigned"),
    ("Sweden recalled its ambassador to Hungary, Anna Berg.", "Anna Berg|ambassador|SWE|HUN|recalled"),
    ("Russia expelled the British ambassador, John Hill, on Friday.", "John Hill|ambassador|GBR|RUS|expelled"),
    ("Iran's parliament dismissed Foreign Minister Reza Amiri.", "Reza Amiri|foreign_minister|IRN||former"),
    ("Tom Field, who served as U.S. ambassador to Russia, spoke.", "Tom Field|ambassador|USA|RUS|former"),
    (
        "The Ambassador of Poland to Canada, Jan Nowak, presented his credentials to the Governor General.",
        "Jan Nowak|ambassador|POL|CAN|credentials_presented",
    ),
    (
        "Karen White, of Ohio, a Career Member of the Senior Foreign Service, Class of Counselor, to be Ambassador "
        "Extraordinary and Plenipotentiary of the United States of America to the Republic of Chile.",
        "Karen White|ambassador|USA|CHL|nominated",
    ),
    # the career of somebody
    (
        "Karen White is the American ambassador to Norway. Previous assignments include Ambassador to Togo and Consul "
        "General in Lyon, France.",
        "Karen White|consul_general|USA|FRA|former",
    ),
    ("Lars Holm replaced Mette Lund as Denmark's ambassador to Poland.", "Mette Lund|ambassador|DNK|POL|former"),
]


@pytest.mark.parametrize(("text", "office"), STATED, ids=[office for _, office in STATED])
def test_states_an_office(held: Held, text: str, office: str) -> None:
    assert tuple(office.split("|")) in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "New Mexico Governor Maria Diaz met state senators.",
        "Georgia Secretary of State Brad Rowe certified the vote.",
        "Jordan Baker, president of the University of Georgia, spoke.",
        "UNICEF goodwill ambassador Mia Hall visited Chad.",
        "Senate President Paul Grey opposed the tariffs on Canada.",
        "Company president John Ford said sales in China fell.",
        "Ahmed Karzan, the son of Afghanistan's president, was arrested.",
        "Norway's ambassador to Sudan was killed.",
        "Janet Moor, President of the Export Fund of Ontario, welcomed Canada's decision.",
    ],
)
def test_states_no_office(held: Held, text: str) -> None:
    assert held(text) == set()


def test_office_from_the_table_of_leaders(held: Held) -> None:
    """A surname with its title is enough where the table knows who held that office on that day."""
    assert ("Lavrov", "foreign_minister", "RUS", "", "incumbent") in held("Foreign Minister Lavrov flew to Sochi.")


def test_administration(held: Held) -> None:
    text = "Mexico expects talks with the incoming Biden administration."
    assert held(text, published="2021-01-06") == {("Biden", "head_of_state", "USA", "", "elect")}
    assert held("Mexico would suffer under a Biden administration.", published="2020-06-06") == set()


def test_terms(parsed: Callable[..., object]) -> None:
    text = "Tom Field, who was U.S. ambassador to Russia from 2008 to 2011, spoke."
    (office,) = next(p for p in parsed(text).persons if p.name == "Tom Field").offices  # type: ignore[attr-defined]
    assert (office.start, office.end, office.status) == ("2008", "2011", "former")


def test_withdrawals_of_a_list(held: Held) -> None:
    entry = (
        "Karen White, of Ohio, to be Ambassador Extraordinary and Plenipotentiary of the United States of America to "
        "the Republic of Chile, which was sent to the Senate on April 29, 2025."
    )
    text = f"Nominations and Withdrawals Sent to the Senate\n\nWITHDRAWALS SENT TO THE SENATE:\n\n{entry}\n"
    assert ("Karen White", "ambassador", "USA", "CHL", "withdrawn") in held(text, published="2025-06-01")
