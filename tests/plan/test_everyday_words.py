"""Everyday column words of nine languages, with and without accents."""

from __future__ import annotations

import pytest

from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


@pytest.fixture(scope="module")
def fictable() -> Fictable:
    """The planner with all packs."""
    return Fictable.open(Settings(planner=PlannerSettings(mode="offline")))


def _types(fictable: Fictable, text: str) -> dict[str, str]:
    """The types of a description's fields by name, without those that are not shown."""
    table = fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0]
    return {made.name: made.type for made in table.fields if not made.drop}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mitarbeiterliste: Personalnummer, Vorname, Stundenlohn, Überstunden, Eintrittsdatum",
            {"personalnummer": "person.job.employee_id", "stundenlohn": "person.job.hourly_rate", "uberstunden": "number.decimal"},
        ),
        (
            "Liste des patients : nom, groupe sanguin, pression systolique, glycémie",
            {"pression_systolique": "health.vitals.systolic", "glycemie": "health.labs.glucose"},
        ),
        (
            "Empleados: legajo, nombre completo, sueldo base, horas extras, telefono movil",
            {"legajo": "person.job.employee_id", "sueldo_base": "person.job.salary", "telefono_movil": "person.mobile"},
        ),
        ("Alunos: matricula, nome, turma, data de nascimento, faltas", {"faltas": "education.student.absences"}),
        (
            "Appartamenti in affitto: indirizzo, comune, canone mensile, data e ora della visita",
            {"comune": "place.city", "canone_mensile": "place.rental.rent", "data_e_ora_della_visita": "datetime"},
        ),
        ("Huurwoningen: adres, woonplaats, borg, energielabel", {"woonplaats": "place.city", "borg": "place.rental.deposit"}),
        (
            "Danh sach benh nhan: ma benh nhan, ho ten, ngay sinh, gioi tinh, nhip tim",
            {"ma_benh_nhan": "health.patient.id", "ho_ten": "person.name", "nhip_tim": "health.vitals.heart_rate"},
        ),
        ("社員名簿:社員番号、氏名、基本給、残業時間、入社日", {"社員番号": "person.job.employee_id", "残業時間": "number.decimal"}),
        (
            "天气数据包含站点名称、日期、最高气温、最低气温",
            {"最高气温": "sensors.weather.max_temperature", "最低气温": "sensors.weather.min_temperature"},
        ),
    ],
)
def test_words_of_many_languages(fictable: Fictable, text: str, expected: dict[str, str]) -> None:
    """Words of work, health, school, housing and weather get the types that their English words get."""
    made = _types(fictable, text)
    assert {name: made.get(name) for name in expected} == expected


def test_lists_in_brackets_and_whole_moments(fictable: Fictable) -> None:
    """A Japanese title may have its columns in brackets; a date with its time of day is one column; a relative clause is none."""
    assert list(_types(fictable, "賃貸物件一覧(住所、家賃、管理費)")) == ["住所", "家賃", "管理費"]
    assert list(_types(fictable, "Buchungen mit Datum und Uhrzeit, Preis, Gast")) == ["datum_und_uhrzeit", "preis", "gast"]
    made = _types(fictable, "Wohnungen mit Kaltmiete, Kaution und Datum, ab dem sie frei sind, Stockwerk")
    assert list(made) == ["kaltmiete", "kaution", "datum", "stockwerk"]


def test_bands(fictable: Fictable) -> None:
    """Bands of numbers are values, the first included."""
    table = fictable.plan_sync(GenerationRequest("Survey: name, age group (18-29, 30-44, 45+), city", 5, seed=1)).spec.tables[0]
    band = next(made for made in table.fields if made.name == "age_group")
    assert band.params["values"] == ("18-29", "30-44", "45+") or band.params["values"] == ["18-29", "30-44", "45+"]


def test_units_and_ranges_in_one_chinese_remark(fictable: Fictable) -> None:
    """A remark may state a unit and a range; a word for unique is none of the two."""
    text = "房源表:房源编号(唯一)、建筑面积(30到300平方米)、单价(元/平方米,2万到15万)、总价(等于建筑面积乘以单价)"
    made = {one.name: one for one in fictable.plan_sync(GenerationRequest(text, 5, seed=1)).spec.tables[0].fields}
    assert made["房源编号"].unique
    assert (made["单价"].params["min"], made["单价"].params["max"]) == (20000, 150000)
    assert made["总价"].type == "expression"
