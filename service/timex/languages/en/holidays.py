"""English names of holidays and other named days: of Britain, of the United States and of religions."""

from __future__ import annotations

from service.timex.holidays import FixedDay, FromEaster, HistoricDay, NamedDay, NthWeekday, Observed

_MONDAY, _THURSDAY, _SUNDAY = 1, 4, 7
_THANKSGIVING = NthWeekday(11, 4, _THURSDAY)
#: Countries whose calendars the feasts of the religions are read from.
_ISLAMIC, _JEWISH, _HINDU, _CHINESE = "MV", "IL", "IN", "CN"
_EID_AL_FITR, _EID_AL_ADHA = "Eid al-Fitr", "Eid al-Adha"
_LUNAR_NEW_YEAR = Observed("SG", ("Chinese New Year",))
#: Named days by their names in lowercase.
HOLIDAYS: dict[str, NamedDay] = {
    "new year's day": FixedDay(1, 1),
    "new year day": FixedDay(1, 1),
    "new year's": FixedDay(1, 1),
    "martin luther king day": NthWeekday(1, 3, _MONDAY),
    "martin luther king jr. day": NthWeekday(1, 3, _MONDAY),
    "groundhog day": FixedDay(2, 2),
    "valentine's day": FixedDay(2, 14),
    "presidents day": NthWeekday(2, 3, _MONDAY),
    "presidents' day": NthWeekday(2, 3, _MONDAY),
    "international women's day": FixedDay(3, 8),
    "women's day": FixedDay(3, 8),
    "st. patrick's day": FixedDay(3, 17),
    "saint patrick's day": FixedDay(3, 17),
    "ash wednesday": FromEaster(-46),
    "palm sunday": FromEaster(-7),
    "good friday": FromEaster(-2),
    "easter": FromEaster(0),
    "easter sunday": FromEaster(0),
    "easter monday": FromEaster(1),
    "orthodox good friday": FromEaster(-2, orthodox=True),
    "orthodox easter": FromEaster(0, orthodox=True),
    "orthodox easter sunday": FromEaster(0, orthodox=True),
    "orthodox easter monday": FromEaster(1, orthodox=True),
    "greek easter": FromEaster(0, orthodox=True),
    "orthodox christmas": FixedDay(1, 7),
    "ascension day": FromEaster(39),
    "pentecost": FromEaster(49),
    "whit monday": FromEaster(50),
    "earth day": FixedDay(4, 22),
    "may day": FixedDay(5, 1),
    "mother's day": NthWeekday(5, 2, _SUNDAY),
    "mothers' day": NthWeekday(5, 2, _SUNDAY),
    "memorial day": NthWeekday(5, -1, _MONDAY),
    "d-day": HistoricDay(1944, 6, 6),
    "father's day": NthWeekday(6, 3, _SUNDAY),
    "fathers' day": NthWeekday(6, 3, _SUNDAY),
    "juneteenth": FixedDay(6, 19),
    "independence day": FixedDay(7, 4),
    "fourth of july": FixedDay(7, 4),
    "bastille day": FixedDay(7, 14),
    "labor day": NthWeekday(9, 1, _MONDAY),
    "labour day": NthWeekday(9, 1, _MONDAY),
    "columbus day": NthWeekday(10, 2, _MONDAY),
    "halloween": FixedDay(10, 31),
    "all saints' day": FixedDay(11, 1),
    "election day": NthWeekday(11, 1, _MONDAY, days_after=1),
    "veterans day": FixedDay(11, 11),
    "armistice day": FixedDay(11, 11),
    "remembrance day": FixedDay(11, 11),
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "black friday": NthWeekday(11, 4, _THURSDAY, days_after=1),
    "cyber monday": NthWeekday(11, 4, _THURSDAY, days_after=4),
    "world aids day": FixedDay(12, 1),
    "christmas eve": FixedDay(12, 24),
    "christmas": FixedDay(12, 25),
    "christmas day": FixedDay(12, 25),
    "boxing day": FixedDay(12, 26),
    "new year's eve": FixedDay(12, 31),
    "ramadan": Observed(_ISLAMIC, ("First Day of Ramadan",), until=_EID_AL_FITR),
    "eid": Observed(_ISLAMIC, (_EID_AL_FITR, _EID_AL_ADHA)),
    "eid al-fitr": Observed(_ISLAMIC, (_EID_AL_FITR,)),
    "eid ul-fitr": Observed(_ISLAMIC, (_EID_AL_FITR,)),
    "eid al-adha": Observed(_ISLAMIC, (_EID_AL_ADHA,)),
    "eid ul-adha": Observed(_ISLAMIC, (_EID_AL_ADHA,)),
    "islamic new year": Observed(_ISLAMIC, ("Islamic New Year",)),
    "passover": Observed(_JEWISH, ("Pesach",)),
    "yom kippur": Observed(_JEWISH, ("Yom Kippur",)),
    "rosh hashanah": Observed(_JEWISH, ("Rosh Hashanah",)),
    "sukkot": Observed(_JEWISH, ("Sukkot",)),
    "shavuot": Observed(_JEWISH, ("Shavuot",)),
    "hanukkah": Observed(_JEWISH, ("Hanukkah",)),
    "purim": Observed(_JEWISH, ("Purim",)),
    "diwali": Observed(_HINDU, ("Diwali",)),
    "deepavali": Observed(_HINDU, ("Diwali",)),
    "holi": Observed(_HINDU, ("Holi",)),
    "dussehra": Observed(_HINDU, ("Dussehra",)),
    "lunar new year": _LUNAR_NEW_YEAR,
    "chinese new year": _LUNAR_NEW_YEAR,
    "dragon boat festival": Observed(_CHINESE, ("Dragon Boat Festival",)),
    "mid-autumn festival": Observed(_CHINESE, ("Mid-Autumn Festival",)),
}
#: "The Sept. 11 attacks": only the words beside this date tell it from the same day of another year.
SEPTEMBER_11_ATTACKS = HistoricDay(2001, 9, 11)

#: Names that have other capitals than the first letter of each word.
_SPELLINGS = {
    "d-day": "D-Day",
    "world aids day": "World AIDS Day",
    "fourth of july": "Fourth of July",
    "eid al-fitr": "Eid al-Fitr",
    "eid ul-fitr": "Eid ul-Fitr",
    "eid al-adha": "Eid al-Adha",
    "eid ul-adha": "Eid ul-Adha",
    "mid-autumn festival": "Mid-Autumn Festival",
}
#: The names as they are written.
NAMES = tuple(_SPELLINGS.get(name) or " ".join(word.capitalize() for word in name.split()) for name in HOLIDAYS)
