"""Numbers in Chinese characters, as Chinese, Japanese and Korean texts write them: 二十一, 一九九八, 两千."""

from __future__ import annotations

_DIGITS = {digit: place for place, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 9
NUMERALS = "".join([*_DIGITS, *_POWERS])


def chinese_number(word: str) -> int | None:
    """Return the value of a number in Chinese characters, None for any other word."""
    if not 0 < len(word) <= _LONGEST or not all(letter in NUMERALS for letter in word):
        return None
    if not any(letter in _POWERS for letter in word):
        return int("".join(str(_DIGITS[letter]) for letter in word))
    total, digit = 0, 0
    for letter in word:
        if letter in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[letter], 0
        else:
            digit = _DIGITS[letter]
    return total + digit
