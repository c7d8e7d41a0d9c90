"""English words that make a date part of a name, a stamp or a caption."""

from __future__ import annotations

import re

from service.timex.languages.en.kind_terms import DOCUMENT_WORDS, DOCUMENTS, PAPERS, any_of, text, words
from service.timex.languages.kind_words import Cue, Length

REFERENCES = (
    # a stamp of a page or of a comment: "June 7, 2010 3:06 PM"
    Cue(
        before=text(r"\b(?:posted|published|updated|modified)\s(?:on|at)\s$|(?<!\b(?:at|on|by)\s)$"),
        expression=text(r"\d{4}.{1,6}\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d.{1,24}\b(?:19|20)\d\d\b"),
    ),
    Cue(before=text(r"\b\d{4}\W{1,3}$"), expression=text(r"^\d{1,2}[:.]\d\d")),
    Cue(words("posted"), before=re.compile(r"(?:^|\W )Posted by [^.;]{1,60} (?:on|at) $")),
    # the stamp of a page: "Tuesday, March 4, 2025; Page A01", "4 March 2025 Last updated at 14:30"
    Cue(expression=text(r"\b\d{4}$"), after=text(r";?\s(?:Page\s[A-Z]?\d|Last\supdated\b)|;\s\d{1,2}[:.]\d\d")),
    # the stamp of an update: "(9:19 a.m. Monday ET, 3:19 p.m. in Aro) Voters …"
    Cue(
        before=re.compile(r"^\([^()]{0,60}$"),
        expression=re.compile(r"^\d{1,2}[:.]\d\d"),
        after=re.compile(r"[^()]{0,60}\)\s"),
    ),
    Cue(after=text(r"\s*\||\s\d{1,2}[.:]\d\d\b")),
    Cue(after=re.compile(r"-[A-Za-z]"), length=Length.PERIOD),
    Cue(words("themed style inspired related era"), after=re.compile(r"-(?:themed|style|inspired|related|era)\b")),
    Cue(DOCUMENT_WORDS, before=re.compile(rf"{DOCUMENTS}(?: of| for)? $"), length=Length.YEAR),
    Cue(DOCUMENT_WORDS, after=re.compile(rf" (?:[A-Z]\w+ ){{0,5}}{DOCUMENTS}"), length=Length.YEAR),
    Cue(words("copyright c ©"), before=text(r"(?:©|\(c\)|copyright)\W.{0,60}$")),
    Cue(
        words("resolution article section chapter model version flight"),
        before=text(r"\b(?:resolution|article|section|chapter|model|version|flight)\s$"),
        length=Length.YEAR,
    ),
    Cue(after=re.compile(r" \((?:Reuters|AP|AFP|CNN|Xinhua|[A-Z]{2,6})\) ?(?:-|--|–|—)")),
    # a dateline inside a line: "ROME, March 2 - "
    Cue(
        before=re.compile(r"(?:^|[\s(])[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]+)*(?:, [A-Z][\w. ]{1,30})?,? $"),
        after=re.compile(r" ?(?:\([^()\n]{1,30}\) ?|, [A-Z][a-z]{1,11} )?(?:--|[–—]|-(?= ))"),
    ),
    # a name: "Seeds of Tomorrow", "Mining Today"
    Cue(
        words("today tomorrow yesterday tonight"),
        before=re.compile(r"[A-Z][a-z]+ (?:of |for )?$"),
        expression=re.compile(r"^(?:Today|Tomorrow|Yesterday|Tonight)$"),
        after=re.compile(r",? [a-z]|[.,’'”\"]"),
    ),
    Cue(before=re.compile(r"\([A-Z][^()]{4,90}, $"), after=re.compile(r"\s?\)")),
    Cue(
        words("picture photo photograph image"),
        before=text(r"\b(?:picture|photo|photograph|image)\b[^.;]{0,40}\btaken\b[^.;]{0,40}$"),
    ),
    Cue(PAPERS, before=text(rf"{any_of(PAPERS)}\sfrom\s$")),
    Cue(
        words("article story piece column"),
        before=text(
            r"\b(?:article|story|piece|column)\b[^.;]{0,60}\b(?:appeared|was\s(?:\w+\s)?(?:amended|published|updated|corrected))"
            r"\b[^;]{0,90}$"
        ),
    ),
    # a note on a correction: "the headline was changed on | 3 May | to remove an error"
    Cue(
        words("caption headline byline standfirst chart subheading"),
        before=text(
            r"\b(?:caption|headline|byline|standfirst|chart|subheading)\b[^.;]{0,40}\b(?:was|were|has\sbeen)\s(?:\w+ly\s)?"
            r"(?:amended|changed|corrected|edited|removed|replaced|updated)\b[^;]{0,60}$"
        ),
    ),
    Cue(words("clarifications"), before=text(r"\bcorrections\sand\sclarifications\b[^.;]{0,40}$")),
    Cue(words("seen pictured shown"), before=text(r"\b(?:is|are)\s(?:seen|pictured|shown)\b[^;]{0,140}$")),
    Cue(
        words("attack attacks attacked hijackers terrorist terrorists terror"),
        expression=text(r"^(?:september 11(?:th)?|11 september|9/11)$"),
    ),
    # an item of a newspaper: "(A town without a mill, 7 March, page 8)"
    Cue(words("page pages"), after=text(r",\spages?\s\d")),
    # a caption: "(AP Photo/Ines Ahlers) A tram stands still on Monday"
    Cue(words("photo"), before=re.compile(r"\b(?:AP|AFP|EPA|Reuters) Photo\b[^;]{0,150}$")),
    Cue(
        words("picture photo photograph image"),
        before=text(
            r"^\W*(?:file\s(?:picture|photo|photograph|image)|(?:picture|photo|image)\s(?:credit|caption))\b[^;]{0,160}$"
        ),
    ),
    # the name of a work: "his album Ready For | The Weekend"
    Cue(before=re.compile(r"\w $"), expression=re.compile(r"^The [A-Z][a-z]+$")),
    Cue(words("corrects"), before=text(r"^\W*corrects\b[^.]{0,80}$")),
    Cue(words("updated modified"), before=text(r"\b(?:last|page)\s(?:updated|modified)(?:\s(?:at|on))?\W{1,3}$")),
    Cue(words("bst gmt est edt utc"), before=re.compile(r"\b\d\d[.:]\d\d\s(?:BST|GMT|EST|EDT|UTC)\son\s$")),
    Cue(words("time"), before=re.compile(r"\b\d\d[.:]\d\d\s(?:UK|GMT|ET|local)\stime,\s$")),
    Cue(words("version"), before=text(r"\b(?:earlier|previous|original)\sversion\b[^.]{0,150}$")),
    # an issue of a magazine: "Mining (February) says …"
    Cue(before=re.compile(r"[A-Z]\w+ \($"), after=re.compile(r"\)"), length=Length.PERIOD),
    Cue(words("dated"), before=text(r"\bdated\s$")),
    Cue(words("editorial"), before=text(r"\beditorial[^.;]{0,20}, $")),
)
