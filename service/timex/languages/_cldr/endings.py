"""Endings that inflect names of months, weekdays and units, by language: written for this project."""

from __future__ import annotations

_FINNISH = "n a ä ta tä ssa ssä sta stä lla llä lta ltä lle na nä ksi t ja jä ina inä issa issä un"
_ESTONIAN = "i is ist l lt le ni ks st ks a u us ust s se ga il ilt ile te tel de del id ud ad"
_TURKIC = (
    "da de ta te dan den tan ten a e ya ye ı i u ü ın in un ün nın nin nun nün lar ler ları leri larda lerde larında "
    "lerinde ında inde unda ünde ki daki deki taki teki"
)
_HUNGARIAN = (
    "ában ében án én ján jén je ja ban ben i ig tól től ra re n án én on en ön nak nek val vel ához éhez é á a e ot et "
    "öt t k ok ek"
)
_SOUTH_EAST_SLAVIC = "а у е и ом ем ов ев ах ама има то та те ите ът ят я"
_RUSSIAN = "а я у ю е ом ем ём ы и ов ев ей ам ям ами ями ах ях ой ую ого ому ый ая ое ые ых"
_UKRAINIAN = "а я у ю е і ї ом ем єм ові еві и ів їв ам ям ами ями ах ях ою ею ого ому ій"
_WEST_SLAVIC = "a u e ě i em ie ą ę y ów ům ami ech ích ů ou owi emu ego ej im ym ími ám ách"
_SOUTH_SLAVIC = "a u e i om em ima ama og oga ih o"
_BALTIC = "a ā ī i ui u o io e ė ę į ą ų s is as us ais iem ām os yje uose ose ius ies ai ā ī"
_KOREAN = (
    "에 의 은 는 이 가 을 를 로 으로 에는 에도 에서 부터 까지 부터는 까지는 도 과 와 이나 경 쯤 에만 엔 이후 이전 들어"
)
_HINDI = "ों े ो ा ी"
_GREEK = "α ο ος ου ον ες ων ας η ης ιο ιος ιου ιον"
_SCANDINAVIAN = "en et ene n s ens ets er erne a ar arna"
_ROMANIAN = "ul ului ii ile ilor a ei e i"
_GERMAN = "s es e en n er em"
_BASQUE = "a ak ean an aren ko tik ra n etan"
_ALBANIAN = "it in i t n ve es e a ës ë"
_GEORGIAN = "ს ში ის მდე დან ი ებში ების ით"
_ARMENIAN = "ի ին ից ով ը ն երին ում"

ENDINGS: dict[str, list[str]] = {
    code: endings.split()
    for codes, endings in {
        "fi": _FINNISH, "et": _ESTONIAN, "tr az uz kk ky tk": _TURKIC, "hu": _HUNGARIAN, "bg mk": _SOUTH_EAST_SLAVIC,
        "ru be": _RUSSIAN, "uk": _UKRAINIAN, "pl cs sk hsb dsb": _WEST_SLAVIC, "hr sl bs": _SOUTH_SLAVIC,
        "sr": _SOUTH_SLAVIC + " " + _SOUTH_EAST_SLAVIC, "lt lv": _BALTIC, "ko": _KOREAN, "hi mr ne": _HINDI,
        "el": _GREEK, "sv da nb nn fo is": _SCANDINAVIAN, "ro": _ROMANIAN, "de lb": _GERMAN, "eu": _BASQUE,
        "sq": _ALBANIAN, "ka": _GEORGIAN, "hy": _ARMENIAN,
    }.items()
    for code in codes.split()
}  # fmt: skip
