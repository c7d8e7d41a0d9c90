"""The frame of a statement: connectives and the source at its end."""

from __future__ import annotations

import pytest

from service.eventing.framing import unframed
from service.timex.languages import language

ENGLISH = language("en").events


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("But the mine closed on Tuesday.", "the mine closed on Tuesday."),
        ("Meanwhile, the mine closed on Tuesday.", "the mine closed on Tuesday."),
        ("However, Lund lost.", "Lund lost."),
        ("Indeed, Lund lost.", "Lund lost."),
        ("Accordingly, the mine closed on Friday.", "the mine closed on Friday."),
        ("For example, the mine closed on Friday.", "the mine closed on Friday."),
        ("In addition, Lund lost.", "Lund lost."),
        ("On the other hand, Lund lost.", "Lund lost."),
        ("On Tuesday, of course, the mine closed.", "On Tuesday, the mine closed."),
        ("Officials said the mine closed on Tuesday.", "the mine closed on Tuesday."),
        ("A company spokesman said that Lund closed on Tuesday.", "Lund closed on Tuesday."),
        ("Trade sources said Lund bought two boats on Tuesday.", "Lund bought two boats on Tuesday."),
        ("On Tuesday, however, the mine closed.", "On Tuesday, the mine closed."),
        ("The mine in Lund closed on Tuesday, police said.", "The mine in Lund closed on Tuesday."),
        ("The fire was put out by 7 p.m., officials said.", "The fire was put out by 7 p.m."),
        ("The court fined the owner of Lind & Co., police said.", "The court fined the owner of Lind & Co."),
        ("The mine in Lund closed on Tuesday, she said.", "The mine in Lund closed on Tuesday."),
        ("The mine in Lund closed on Tuesday, two officials told Radio Aro.", "The mine in Lund closed on Tuesday."),
        ("The mine in Lund closed on Tuesday, her daughter, June, said.", "The mine in Lund closed on Tuesday."),
        ("The mine in Lund closed on Tuesday, its owner, 61, said.", "The mine in Lund closed on Tuesday."),
        ("The mine in Lund closed on Tuesday, Jonas Berg, a miner, said.", "The mine in Lund closed on Tuesday."),
        (
            "The mine in Lund closed on Tuesday, the mayor, Ida Berg, told Radio Aro.",
            "The mine in Lund closed on Tuesday.",
        ),
        ("The company said closing of the sale is expected on Friday.", "closing of the sale is expected on Friday."),
        ("It said Lund bought two boats on Tuesday.", "Lund bought two boats on Tuesday."),
        ("It said Lund closed.", "Lund closed."),
        ("It said boats that sank on Tuesday were old.", "boats that sank on Tuesday were old."),
        ("The young pilot said Lund bought two boats.", "Lund bought two boats."),
        ("Two senior company officials said Lund bought a boat.", "Lund bought a boat."),
        ("The mill of Lund was shut, she said.", "The mill of Lund was shut."),
        (
            "The mine closed on Tuesday, her son, an old miner of the quay in Lund, said.",
            "The mine closed on Tuesday.",
        ),
        (
            "The mine closed on Tuesday, a spokesman for the dock and transport union of Lund and old Aro said.",
            "The mine closed on Tuesday.",
        ),
        ("She added that a fire broke out on Tuesday.", "a fire broke out on Tuesday."),
        (
            "The mine closed on Tuesday, a spokesman for the dock and transport union of Lund and Aro said.",
            "The mine closed on Tuesday.",
        ),
    ],
)
def test_a_statement_loses_its_frame(statement: str, expected: str) -> None:
    assert unframed(statement, ENGLISH) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "Still, the mine closed on Tuesday.",
        "Meanwhile the mine closed on Tuesday.",
        "“The mine in Lund closed on Tuesday,” she said.",
        "The mine in the valley closed, police said on Tuesday.",
        "The mine in the valley closed, police told Lund Tuesday.",
        "The mine in the valley closed, the mayor, on Tuesday, said.",
        "The mine in the valley closed on Tuesday, Ida Berg, who owned it, said.",
        "On Tuesday in the valley of Lund, the mayor, Ida Berg, said.",
        "The mine in the valley closed on Tuesday, and the mayor, Ida Berg, said.",
        "“The mine in the valley closed on Tuesday,” the mayor, Ida Berg, said.",
        "The mine in the valley closed, which nobody had said.",
        "The mine in the valley closed, and nobody said why.",
        "On Tuesday in the valley of Lund, the mayor said.",
        "It closed, police said.",
        "Ashby said the mine closed on Tuesday.",
        "The very young pilot said Lund bought two boats.",
        "Two senior mining company officials said Lund bought a boat.",
        "Officials said no.",
        "The mine in Lund is shut, she said.",
        "The mine in Lund closed on Tuesday, said.",
        "The mine closed on Tuesday, her son, a poor old miner of the quay in Lund, said.",
        "The mine closed on Tuesday, a spokesman for the dock and transport union of Lund and the old Aro said.",
        "The mine in the valley closed, officials said Radio Aro.",
        "The mine in the valley closed, officials told the radio.",
        "Officials of Lund said the mine closed on Tuesday.",
        "Officials said they closed the mine on Tuesday.",
        "In the valley, the mine closed on Tuesday.",
        "He said he would leave on Tuesday.",
        "He said on Tuesday the mine was full.",
        "The company claimed the mine closed on Tuesday.",
        "The company said “the mine closed” on Tuesday.",
        "The company said next year the mine will close.",
        "The mine in the valley closed on Tuesday, as the mayor who left Lund had said.",
    ],
)
def test_a_statement_keeps_what_it_needs(statement: str) -> None:
    assert unframed(statement, ENGLISH) == statement
