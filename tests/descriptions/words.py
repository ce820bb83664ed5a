"""What the checks of values know about the world: countries, states, cities, words for yes, no and gender."""

from __future__ import annotations

from typing import Final

from faker.providers.address.en import Provider as Addresses
from faker.providers.address.en_US import Provider as AmericanAddresses
from faker.providers.lorem.la import Provider as Latin
from tests.descriptions.names import list_words
from tests.descriptions.reading import fold

TRUE: Final = list_words("true yes y 1 t on 1.0 ja si sí oui sim vrai wahr waar j s positive はい 是")
FALSE: Final = list_words("false no n 0 f off 0.0 nein non nao não nee faux falsch negative いいえ 否")
GENDERS: Final = list_words(
    "m f w d x o u h v nb 0 1 2 male female man woman men women boy girl other non-binary nonbinary diverse unknown intersex genderfluid "
    "agender masculino femenino feminino hombre mujer homme femme männlich weiblich divers vrouw nam nữ 男 女 unisex"
) | {"prefer not to say", "non binary"}
# The filler text, less the words that are also words of living languages.
_LIVING = list_words("id non sit sed error elit est qui aut magna minim natus velit")
LATIN: Final = frozenset(word for word in Latin.word_list if len(word) > 2) - _LIVING

_STATES = (*AmericanAddresses.states, *AmericanAddresses.states_abbr, *AmericanAddresses.territories_abbr, "DC", "District of Columbia")
STATES: Final = frozenset(fold(state) for state in (*_STATES, "Puerto Rico", "Guam"))
_MORE_COUNTRIES: Final = (
    "USA|UK|UAE|Great Britain|England|Scotland|Wales|Russia|South Korea|North Korea|Korea|Iran|Syria|Vietnam|Laos|Moldova|Bolivia|"
    "Venezuela|Tanzania|Taiwan|Czechia|Czech Republic|Turkey|Turkiye|Ivory Coast|Congo|Democratic Republic of the Congo|Brunei|Macedonia|"
    "North Macedonia|Cape Verde|Cabo Verde|Swaziland|Eswatini|Palestine|Kosovo|Vatican|Slovakia|Libya|Kyrgyzstan|United States|"
    "Hong Kong|Mainland China|Macao|Myanmar|Deutschland|España|Brasil|Italia|Nederland|South Sudan|Curacao|Viet Nam|Republic of Korea"
)
COUNTRIES: Final = frozenset(fold(country) for country in (*Addresses.countries, *_MORE_COUNTRIES.split("|")))
_OTHER_NAMES: Final = {
    "us": "unitedstates", "usa": "unitedstates", "unitedstatesofamerica": "unitedstates", "uk": "unitedkingdom", "gb": "unitedkingdom",
    "greatbritain": "unitedkingdom", "england": "unitedkingdom", "scotland": "unitedkingdom", "turkiye": "turkey", "in": "india",
    "de": "germany", "fr": "france", "es": "spain", "it": "italy", "nl": "netherlands", "ca": "canada", "mx": "mexico", "br": "brazil",
    "cn": "china", "jp": "japan", "au": "australia", "za": "southafrica", "pl": "poland", "tr": "turkey",
}  # fmt: skip
_CITIES: Final = """
united states: new york|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|austin|seattle|denver|boston|miami
canada: toronto|montreal|vancouver|calgary|edmonton|ottawa
mexico: mexico city|guadalajara|monterrey|puebla|tijuana
brazil: sao paulo|rio de janeiro|brasilia|salvador|fortaleza|belo horizonte
united kingdom: london|manchester|birmingham|leeds|glasgow|liverpool|edinburgh|bristol
france: paris|lyon|marseille|toulouse|nice|nantes|bordeaux|lille
germany: berlin|hamburg|munich|cologne|frankfurt|stuttgart|leipzig|dresden
spain: madrid|barcelona|valencia|seville|zaragoza|malaga
italy: rome|milan|naples|turin|florence|bologna
netherlands: amsterdam|rotterdam|the hague|utrecht|eindhoven
poland: warsaw|krakow|gdansk|wroclaw
turkey: istanbul|ankara|izmir
china: beijing|shanghai|shenzhen|guangzhou|chengdu
japan: tokyo|osaka|kyoto|yokohama|nagoya
india: mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|kolkata|pune
australia: sydney|melbourne|brisbane|perth|adelaide
south africa: johannesburg|cape town|durban|pretoria
"""
CITIES: Final = {
    fold(city): fold(country)
    for line in _CITIES.strip().splitlines()
    for country, cities in [line.split(": ")]
    for city in cities.split("|")
}


def find_country(name: str) -> str:
    """A country's folded name, one per country."""
    return _OTHER_NAMES.get(fold(name), fold(name))
