"""Rules of the shared grammar at their edges: for each, what it still reads, and what it leaves to others.

Days and months end, the second of two comes later, a shortened year is of the century before it, and a last year that
is earlier in the calendar begins the year before.
"""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import tag
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))
#: The values that a rule gives to a sentence of a language.
EDGES = {
    "date.roman_month": {
        "pl: Umowę podpisano 12 XII 1918 w Lwowie.": ["1918-12-12"],
        "pl: Umowę podpisano 31 I 1918 w Lwowie.": ["1918-01-31"],
        "pl: Umowę podpisano 32 XI 1918 w Lwowie.": [],
        "pl: Umowę podpisano 12 XIII 1918 w Lwowie.": [],
        "de: Am 12 XI 1918 endete der Krieg.": [],
    },
    "date.short": {
        "de: Die Messe endet am 22.4. in Lund.": ["2025-04-22"],
        "fi: Kokous on tiistaina 22.4. Lundissa.": ["2025-04-22"],
        "de: Version 22.4 ist da.": [],
        "de: Am 22.4 endet die Messe.": [],
    },
    "date.short_after": {
        "de: Am 22.4 endet die Messe.": ["2025-04-22"],
        "ro: Pe 22.4 plouă.": ["2025-04-22"],
        "de: Version 22.4 ist da.": [],
        "de: Die Note lag bei 2.4 im Mai.": [],
    },
    "date.slashed": {
        "es: El 31/12 llovió.": ["2024-12-31"],
        "pt: Em 05/06 choveu.": ["2024-06-05"],
        "pt: Em 12/05 choveu.": ["2024-05-12"],
        "pt: Em 5/6 dos casos choveu.": [],
        "pt: Em 12/12 choveu.": [],
        "pt: Em 13/13 choveu.": [],
        "pt: Em 32/12 choveu.": [],
    },
    "date.slashed_unit": {
        "vi: Cuộc họp diễn ra ngày 31/12.": ["2024-12-31"],
        "vi: Cuộc họp diễn ra ngày 1/7.": ["2025-07-01"],
        "vi: Cuộc họp diễn ra ngày 31/13.": [],
        "vi: Cuộc họp diễn ra ngày 32/12.": [],
    },
    "date.digits": {
        "hu: Az eső 25.03.31. napján esett.": ["2025-03-31"],
        "ja: 25/3/31に雨が降った。": ["2025-03-31"],
        "de: Es regnete am 31.03.25.": ["2025-03-31"],
        "de: Es regnete am 31.13.25.": [],
    },
    "date.both_calendars": {
        "ru: Он родился 22 апреля (4 мая) 1870 года.": ["1870-04-22", "1870-05-04"],
        "ru: Он родился 25 декабря (6 января) 1870 года.": ["1869-12-25", "1870-01-06"],
        "ru: Он родился 31 марта (12 апреля) 1870 года.": ["1870-03-31", "1870-04-12"],
        "ru: Он родился 4 мая 1870 года.": [],
    },
    "date.days_named": {
        "es: Del día 3 al 5 llovió.": ["2025-03-03", "2025-03-05"],
        "es: Del día 5 al 5 llovió.": [],
        "es: Del día 5 al 3 llovió.": [],
    },
    "dates.same_month": {
        "zh: 展览本月10日至12日举行。": ["2025-03-10", "2025-03-12"],
        "zh: 展览2024年5月10日至31日举行。": ["2024-05-10", "2024-05-31"],
        "ko: 다음 달 3일부터 5일까지 열린다.": ["2025-04-03", "2025-04-05"],
        "zh: 展览本月12日至12日举行。": [],
        "zh: 展览本月12日至10日举行。": [],
        "zh: 展览本月10日至32日举行。": [],
    },
    "month.range": {
        "es: Entre enero y marzo de 1998 llovió.": ["1998-01", "1998-03"],
        "es: Entre noviembre y enero de 1998 llovió.": ["1997-11", "1998-01"],
        "es: En enero de 1998 llovió.": [],
    },
    "month.numbered_range": {
        "zh: 2024年1至2月下雨。": ["2024-01", "2024-02"],
        "zh: 2024年2至2月下雨。": [],
        "zh: 2024年0至2月下雨。": [],
        "ko: 1~2월에 비가 왔다.": ["2025-01", "2025-02"],
        "ko: 2~1월에 비가 왔다.": [],
    },
    "months.edges": {
        "de: Von Ende März bis Mitte April 2004 regnete es.": ["2004-03", "2004-04"],
        "de: Von Ende November bis Mitte Januar 2004 regnete es.": ["2003-11", "2004-01"],
        "es: Desde finales de noviembre hasta mediados de enero de 2010 llovió.": ["2009-11", "2010-01"],
        "de: Ende März 2004 regnete es.": [],
    },
    "months.edges_behind": {
        "fi: Maaliskuun lopusta huhtikuun puoliväliin 2004 satoi.": ["2004-03", "2004-04"],
        "fi: Joulukuun lopusta tammikuun puoliväliin 2004 satoi.": ["2003-12", "2004-01"],
        "fi: Maaliskuun lopussa 2004 satoi.": [],
    },
    "length.of_months": {
        "ro: Acum trei luni a plouat.": ["2024-12"],
        "ro: Peste trei luni plouă.": ["2025-06"],
        "ro: A plouat trei luni.": ["P3M"],
        "ro: Acum trei marți a plouat.": [],
    },
    "unit.weekend": {
        "de: Am Wochenende regnete es.": ["2025-W10-WE"],
        "sv: I helgen regnade det.": ["2025-W10-WE"],
        "fr: Il a plu le week-end.": ["2025-W10-WE"],
        "de: In der Woche regnete es.": [],
    },
    "years.short_last": {
        "it: Tra il 1861 e il '65 la città crebbe.": ["1861", "1865"],
        "it: Tra il 1861 e il '61 la città crebbe.": [],
    },
    "years.short_range": {
        "ja: 1979年から83年まで雨が降った。": ["1979", "1983"],
        "ja: 1979年から79年まで雨が降った。": [],
    },
    "years.two_of_season": {
        "zh: 1992至93赛季": ["1992/1993"],
        "zh: 1992至94赛季": [],
        "hr: U sezoni 2014./15. klub je pobijedio.": ["2014/2015"],
        "hr: U sezoni 2014./16. klub je pobijedio.": [],
    },
    "year.early_after": {
        "zh: 476年後,羅馬滅亡。": ["0476"],
        "ja: 999年後に滅びた。": ["0999"],
        "ja: 1000年後に滅びた。": [],
    },
    "decades.named": {
        "es: En los años veinte y treinta del siglo pasado llovió.": ["192", "193"],
        "is: Á þriðja og fjórða áratugnum rigndi.": ["192", "193"],
        "es: En los años veinte llovió.": [],
    },
    "decades.listed": {
        "pl: W latach 60. i 70. XX wieku padało.": ["196", "197"],
        "tr: 1150 ile 1230 yılları arasında büyüdü.": [],
    },
    "decades.of_named_century": {
        "hr: Šezdesetih i sedamdesetih godina 20. stoljeća padala je kiša.": ["196", "197"],
        "hr: Šezdesetih ili sedamdesetih godina 20. stoljeća padala je kiša.": [],
    },
    "decade.of_last_century": {
        "zh: 上世纪10年代下雨。": ["191"],
        "zh: 上世纪90年代下雨。": ["199"],
        "zh: 上世纪95年代下雨。": [],
    },
    "centuries.named": {
        "it: Tra Sette e Ottocento la città crebbe.": ["17", "18"],
        "it: Tra Otto e Settecento la città crebbe.": [],
        "it: Tra Sette o Ottocento la città crebbe.": [],
    },
    "centuries.listed": {
        "de: Vom 16. bis 18. Jahrhundert wuchs sie.": ["15", "17"],
        "de: Vom 16. bis 16. Jahrhundert wuchs sie.": [],
    },
    "centuries.before_christ": {
        "id: Dari abad ke-4 hingga abad ke-2 SM kota itu besar.": ["BC0400", "BC0200"],
        "id: Dari abad ke-4 hingga abad ke-4 SM kota itu besar.": [],
        "id: Dari abad ke-2 hingga abad ke-4 SM kota itu besar.": [],
    },
    "era.century_bc": {
        "de: Im 21. Jahrhundert v. Chr. regnete es.": ["BC2100"],
        "de: Im 22. Jahrhundert v. Chr. regnete es.": [],
    },
    "era.bc_listed": {
        "de: Von 44 bis 31 v. Chr. regnete es.": ["BC0044", "BC0031"],
        "de: Von 31 bis 44 v. Chr. regnete es.": [],
    },
    "era.regnal": {
        "ja: 昭和20年12月に終わった。": ["1945-12"],
        "ja: 昭和20年13月に終わった。": [],
    },
    "clock": {
        "de: Um 23:59 Uhr begann es.": ["2025-03-13T23:59"],
        "de: Um 23:60 Uhr begann es.": [],
        "de: Um 24 Uhr begann es.": ["2025-03-13T24:00"],
        "de: Um 25 Uhr begann es.": [],
        "de: In der Nacht zum Samstag brannte es. Um 2 Uhr endete es.": ["2025-03-08T02:00"],
        "fr: Lundi à 14h59, il a plu.": ["2025-03-10T14:59"],
        "fr: Lundi à 14h60, il a plu.": [],
    },
}


@pytest.mark.parametrize(("rule", "sentence"), [(rule, sentence) for rule in EDGES for sentence in EDGES[rule]])
def test_a_rule_reads_what_is_inside_its_limits(rule: str, sentence: str) -> None:
    code, _, text = sentence.partition(": ")
    found = [timex.value for timex in tag(text, ANCHOR, language=code).timexes if timex.trace.rule == rule]
    assert found == EDGES[rule][sentence]


@pytest.mark.parametrize("rule", EDGES)
def test_each_rule_has_examples_of_both_sides(rule: str) -> None:
    assert {bool(values) for values in EDGES[rule].values()} == {True, False}
