"""The phrases of the packs: one owner each, and everyday words of nine languages besides English."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

import pytest

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlanner
from fictable.plan.text import find_words, fold, make_key

LANGUAGES = {"de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh"}
AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# Description, locale, topic's table, and types that must be among those of the fields.
DESCRIBED = [
    ("Danh sách bệnh nhân với họ tên, ngày sinh, nhóm máu, chẩn đoán", "vi_VN", "patients",
     "person.name person.date_of_birth health.patient.blood_type health.case.diagnosis"),
    ("Ô tô cũ: hãng xe, mẫu xe, năm sản xuất, số km đã đi, giá, biển số", "vi_VN", "used_cars",
     "vehicle.car.make vehicle.car.model vehicle.car.year vehicle.car.mileage vehicle.car.price vehicle.plate"),
    ("Chuyến bay: số hiệu chuyến bay, hãng hàng không, sân bay đi, sân bay đến", "vi_VN", "flights",
     "place.flight.flight_number place.flight.airline place.flight.origin place.flight.destination"),
    ("従業員の表:氏名、部署、給与、入社日", "ja_JP", "employees",
     "person.name person.job.department person.job.salary person.job.hire_date"),
    ("学生:学籍番号、氏名、学部、科目、成績、先生", "ja_JP", "students",
     "education.student.id person.name education.student.faculty education.exam_result.subject education.teacher.name"),
    ("センサーデータ:センサーID、温度、湿度、電池残量、測定日時", "ja_JP", "sensor_readings",
     "sensors.reading.sensor_id sensors.reading.temperature sensors.reading.humidity sensors.reading.battery"),
    ("订单:订单号、下单日期、商品名称、数量、单价、订单状态", "zh_CN", "orders",
     "commerce.order.id commerce.order_date commerce.product.name commerce.order.quantity commerce.product.price commerce.order.status"),
    ("酒店预订:客人姓名、入住日期、退房日期、房型", "zh_CN", "bookings",
     "person.name travel.booking.arrival travel.booking.departure travel.booking.room_type"),
    ("Ordini: numero ordine, data ordine, prodotto, quantità, prezzo unitario, stato", "it_IT", "orders",
     "commerce.order.id commerce.order_date commerce.product.name commerce.order.quantity commerce.product.price commerce.order.status"),
    ("Immobili: indirizzo, città, CAP, superficie, camere, affitto", "it_IT", "listings",
     "place.address place.city place.postcode place.home.area place.home.bedrooms place.rental.rent"),
    ("Partidas de futebol: time da casa, time visitante, placar, estádio, público", "pt_BR", "matches",
     "sports.football.home_team sports.football.away_team sports.football.score sports.football.stadium sports.football.attendance"),
    ("Alunos: matrícula, nome, curso, nota, professor, escola", "pt_BR", "students",
     "education.student.id person.name education.course.title education.exam_result.grade education.teacher.name"),
    ("Bankrekeningen: IBAN, saldo, rekeninghouder, valuta, kaartnummer", "nl_NL", "accounts",
     "finance.account.iban finance.account.balance person.name finance.currency_code finance.card.number"),
    ("Hotelboekingen: gast, incheckdatum, uitcheckdatum, kamertype, aantal gasten", "nl_NL", "bookings",
     "travel.booking.arrival travel.booking.departure travel.booking.room_type travel.booking.guests"),
    ("Schüler: Name, Klasse, Fach, Note, Lehrer", "de_DE", "students",
     "person.name education.student.section education.exam_result.subject education.exam_result.grade education.teacher.name"),
    ("Sendungen: Sendungsnummer, Lieferadresse, Versanddatum, Zustelldatum", "de_DE", "shipments",
     "commerce.order.tracking_number place.address commerce.ship_date commerce.delivery_date"),
    ("Vols : numéro de vol, compagnie aérienne, aéroport de départ, heure de départ, retard", "fr_FR", "flights",
     "place.flight.flight_number place.flight.airline place.flight.origin place.flight.scheduled_departure place.flight.departure_delay"),
    ("Logements : adresse, ville, code postal, surface, loyer", "fr_FR", "listings",
     "place.address place.city place.postcode place.home.area place.rental.rent"),
    ("Tickets de soporte: número de ticket, asunto, descripción, prioridad, estado", "es_ES", "support_tickets",
     "social.ticket.id social.ticket.subject social.ticket.description social.ticket.priority social.ticket.status"),
    ("Empleados con nombre, apellidos, departamento, salario, fecha de contratación", "es_ES", "employees",
     "person.first_name person.last_name person.job.department person.job.salary person.job.hire_date"),
]  # fmt: skip


def find_clashes(spoken: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Phrases that more than one thing has, as the planner compares them."""
    owners: dict[str, list[str]] = defaultdict(list)
    for phrase, owner in spoken:
        if owner not in owners[key := make_key(find_words(fold(phrase)))]:
            owners[key].append(owner)
    return {key: found for key, found in owners.items() if len(found) > 1}


def test_no_phrase_has_two_types_of_different_packs(catalog: Catalog) -> None:
    """What is said without context means one thing; other packs have it in context only."""
    found = find_clashes((phrase, kind.id) for kind in catalog.field_types.values() for phrase in kind.phrases)
    assert {key: ids for key, ids in found.items() if len({catalog.owner[id_] for id_ in ids}) > 1} == {}


def test_no_phrase_names_two_topics(catalog: Catalog) -> None:
    """A description that names a topic names one."""
    assert find_clashes((phrase, topic.id) for topic in catalog.topics.values() for phrase in topic.phrases) == {}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_phrases_of_a_language_have_one_owner(catalog: Catalog, language: str) -> None:
    """In every language a phrase means one type and one topic, and every pack but the core speaks it."""
    told = [phrases for phrases in catalog.phrases if phrases.language == language]
    assert len(told) >= 19
    for known in (catalog.field_types, catalog.topics):
        spoken = [(p, id_) for phrases in told for id_, said in phrases.anywhere.items() if id_ in known for p in said]
        assert find_clashes(spoken) == {}
        assert len({id_ for _, id_ in spoken}) > (420 if known is catalog.field_types else 100)


@pytest.mark.parametrize(("text", "locale", "table", "types"), DESCRIBED)
def test_everyday_words_are_understood(planner: OfflinePlanner, text: str, locale: str, table: str, types: str) -> None:
    """Descriptions of the usual tables in other languages become the usual types, in the locale of the language."""
    document = planner.plan(text, rows=10, seed=1, locale=None, as_of=AS_OF).document
    made = document["tables"][0]
    assert document["locale"] == locale
    assert made["name"] == table
    assert set(types.split()) <= {field["type"] for field in made["fields"]}
