"""Words of many languages at the edge of a rule, and one step beyond it: ordinals, centuries, days and hours."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import tag
from service.timex.model import Anchor

THURSDAY = Anchor(dt.date(2025, 3, 13))


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("pl", "W XXI w. zbudowano most.", ["20"]),
        ("pl", "W XXII w. zbudują most.", []),
        ("ru", "В XXI в. построили мост.", ["20"]),
        ("ru", "В XXII в. построят мост.", []),
        ("es", "En el siglo XXI se construyó el puente.", ["20"]),
        ("es", "En el siglo XXII se construirá el puente.", []),
        ("it", "Nel XXI secolo il ponte crollò.", ["20"]),
        ("de", "Im 21. Jahrhundert fiel die Brücke.", ["20"]),
        ("de", "Im 22. Jahrhundert fällt die Brücke.", []),
        ("de", "Im 32. Jahrhundert fällt die Brücke.", []),
        ("de", "Der dritte und vierte Stock sind gesperrt.", []),
        ("it", "Il terzo e quarto piano sono chiusi.", []),
        ("fr", "Le troisième et quatrième étage sont fermés.", []),
        ("pt", "O terceiro e quarto andar estão fechados.", []),
        ("nl", "De derde en vierde verdieping zijn gesloten.", []),
        ("it", "Tra il 1861 e il '65 la città crebbe.", ["1861", "1865"]),
        ("ja", "1979年から83年まで続いた。", ["1979", "1983"]),
        ("pt", "De segunda a quarta-feira chove.", ["2025-03-10", "2025-03-12"]),
        ("pt", "A segunda e a quarta casa ruíram.", []),
        ("pt", "De sétima a oitava classe.", []),
        ("et", "Kauplus on avatud esmaspäevast reedeni.", ["2025-03-10", "2025-03-14"]),
        ("tr", "Mağaza pazartesiden cumaya açık.", ["2025-03-10", "2025-03-14"]),
        ("sv", "Det första kvartalet 1999 var bra.", ["1999-Q1"]),
        ("sv", "Femte kvartalet 1999 var bra.", ["1999"]),
        ("es", "El quinto trimestre de 1999 fue malo.", ["1999"]),
        ("de", "Das fünfte Quartal 1999 war schlecht.", ["1999"]),
        ("de", "Das vierte Quartal 1999 war schlecht.", ["1999-Q4"]),
        ("de", "Am 31. April 2024 regnete es.", ["XXXX"]),
        ("de", "Am 30. April 2024 regnete es.", ["2024-04-30"]),
        ("fr", "Le 31 mars 2024, il pleuvait.", ["2024-03-31"]),
        ("es", "El 30 de febrero de 2024 llovió.", ["XXXX"]),
        ("es", "El 29 de febrero de 2024 llovió.", ["2024-02-29"]),
        ("it", "Il 29 febbraio 2023 pioveva.", ["XXXX"]),
        ("de", "Um 25 Uhr am Montag.", ["2025-03-10"]),
        ("de", "Um 24 Uhr am Montag.", ["2025-03-10T24:00", "2025-03-10"]),
        ("de", "Um 13 Uhr am Montag.", ["2025-03-10T13:00", "2025-03-10"]),
        ("de", "Am fünften Montag im Mai 2024 regnete es.", ["XXXX-XX-XX"]),
        ("de", "Am vierten Montag im Mai 2024 regnete es.", ["2024-05-27"]),
        ("fr", "Le cinquième lundi de mai 2024, il pleuvait.", ["XXXX-XX-XX"]),
        ("es", "13/13/2024 es un código.", []),
        ("es", "Los años cuarenta y cincuenta fueron duros.", ["194", "195"]),
        ("es", "Ganaron el tercero y el cuarto premio.", []),
        ("es", "Quedaron en tercero y cuarto lugar.", []),
        ("ru", "Двадцатые и тридцатые годы были трудными.", ["192", "193"]),
        ("ru", "Третий и четвёртый этажи закрыты.", []),
        ("is", "Á þriðja og fjórða áratugnum var kreppa.", ["192", "193"]),
        ("is", "Á þriðju og fjórðu hæð er lokað.", []),
        ("pl", "W w. zbudowano kościół.", []),
        ("fr", "Dans les années vingt et trente, la ville grandit.", ["192", "193"]),
        ("es", "El último semestre de 1999 fue malo.", ["1999-H2"]),
        ("de", "Um 10 Uhr 59 am Montag brannte es.", ["2025-03-10T10:59", "2025-03-10"]),
        ("de", "Um 10 Uhr 60 am Montag brannte es.", ["2025-03-10"]),
        ("de", "Um 10.59 Uhr am Montag brannte es.", ["2025-03-10T10:59", "2025-03-10"]),
        ("de", "Um 10:59 Uhr am Montag brannte es.", ["2025-03-10T10:59", "2025-03-10"]),
        ("de", "Um 10:60 Uhr am Montag brannte es.", ["2025-03-10"]),
        ("fr", "À 10 h 59 lundi, il pleuvait.", ["2025-03-10T10:59", "2025-03-10"]),
        ("fr", "À 10 h 60 lundi, il pleuvait.", ["2025-03-10"]),
        ("es", "A las 10:59 del lunes llovió.", ["2025-03-10T10:59"]),
        ("es", "A las 10:60 del lunes llovió.", ["2025-03-10"]),
        ("en", "It met at 10:59 a.m. on Monday.", ["2025-03-10T10:59"]),
        ("en", "It met at 10:60 a.m. on Monday.", ["2025-03-10"]),
        ("ja", "10時59分に始まった。", ["2025-03-13T10:59"]),
        ("zh", "周一10时59分开始。", ["2025-03-10T10:59"]),
        ("ko", "10시 59분에 시작했다.", ["2025-03-13T10:59"]),
        ("pt", "Às 10h59 de segunda-feira choveu.", ["2025-03-10T10:59"]),
        ("pt", "Às 10h60 de segunda-feira choveu.", ["2025-03-10"]),
        ("it", "Alle 10.59 di lunedì pioveva.", ["2025-03-10T10:59"]),
        ("vi", "Lúc 10 giờ 59 ngày 3/3/2025 trời mưa.", ["2025-03-03T10:59", "2025-03-03"]),
        ("fi", "Kello 10.59 maanantaina satoi.", ["2025-03-10T10:59"]),
        ("de", "Von 8.59-12 Uhr am Montag ist offen.", ["2025-03-17T08:59", "2025-03-17T12:00", "2025-03-17"]),
    ],
)
def test_the_values_on_both_sides_of_an_edge(language: str, text: str, values: list[str]) -> None:
    assert [timex.value for timex in tag(text, THURSDAY, language=language).timexes] == values
