"""gov_brackets: owners that stand behind their work, as “（甲、乙负责）” or “责任单位：甲、乙”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import slots_of
from pipeline.nlp.names import names_in
from pipeline.nlp.scope import govern
from pipeline.nlp.spans import Placed, text_of

BRACKET = re.compile(r"[（(](?P<inside>(?:[^（）()\n]|[（(][^（）()\n]{1,20}[）)]){2,300})[）)]")
"""A bracket; one more may stand in it: （各县（市）负责）."""
FIELD_END = re.compile(r"[。；\n]")
PART = re.compile(r"[，；。,;]")
SIGNS = {"LEAD", "SUPPORT", "FIELD"}
FIRST_LEADS = re.compile(r"(?:排在|列)第一位的?[^，。；）]{0,6}为?[^，。；）]{0,4}牵头")
LAST = re.compile(r"[）)](?:[。；]|\s*$|\n)")
FIRST = "（牵头）"
RULE, RULE_BARE = "owners.bracket", "owners.bracket-bare"


@Language.factory("gov_brackets", requires=["doc.spans", "span._.item", "span._.line"], assigns=["doc.spans"])
def make_brackets(nlp: Language, name: str) -> BracketReader:
    """Build the stage; its words are the cues LEAD, SUPPORT and FIELD of rules/owners.toml."""
    return BracketReader()


class BracketReader:
    """Write `doc.spans["brackets"]`: names in brackets of responsibility; label lead or support.

    And `doc.spans["fields"]`: the sentences that fill in a field such as 责任单位：.
    """

    def __call__(self, doc: Doc) -> Doc:
        cues = list(doc.spans["cues"])
        text = text_of(doc)
        placed = Placed(cues)
        first_leads = bool(FIRST_LEADS.search(text))
        names: list[Span] = []
        for start, end in _stretches(text, cues):
            inside = placed.inside(start, end)
            if any(c.label_ in SIGNS for c in inside):
                for left, right, role in _names(text, start, end, inside, first_leads):
                    names.append(Span(doc, left, right, label=role, span_id=RULE))
            elif LAST.match(text, end):
                bodies = _only_names(text, start, end, inside)
                names.extend(Span(doc, *body, label="lead", span_id=RULE_BARE) for body in bodies)
        doc.spans["brackets"] = names
        fields = {c.start for c in cues if c.label_ == "FIELD"}
        doc.spans["fields"] = [s for s in doc.spans["sentences"] if s.start + (text[s.start] in "（(") in fields]
        return doc


def bracketed(doc: Doc, sentences: Sequence[Span]) -> dict[int, int]:
    """For every sentence the sentence whose bracket governs it: the same one, or a later one of its item."""
    names = Placed(doc.spans["brackets"])
    own = {n: n for n, s in enumerate(sentences) if names.inside(s.start, s.end)}
    return {n: at for n, (at, _) in govern(places_of(doc, sentences), own, backward=True).items()} | own


def field_lines(doc: Doc, sentences: Sequence[Span]) -> set[int]:
    """Places of the sentences that fill in a field (责任单位：…, 完成时限：…): they say nothing that is to be done."""
    starts = {field.start for field in doc.spans["fields"]}
    return {n for n, s in enumerate(sentences) if s.start in starts}


def places_of(doc: Doc, sentences: Sequence[Span]) -> list[tuple[int | str]]:
    """The scope of every sentence for what stands behind it: its item, else its line.

    A field on a line of its own belongs to the line above (任务…⏎责任单位：…⏎完成时限：…).
    """
    fields, line, places = field_lines(doc, sentences), -1, []
    for n, sentence in enumerate(sentences):
        line = line if n in fields and line >= 0 else sentence._.line
        places.append((sentence._.item if sentence._.item >= 0 else f"line{line}",))
    return places


def bracket_ends(doc: Doc, sentences: Sequence[Span]) -> dict[int, int]:
    """Where the owners end that a bracket begins: 牵头部门：…⏎配合部门：… are read together."""
    fields, ends = field_lines(doc, sentences), {}
    for n in reversed(range(len(sentences))):
        ends[n] = ends[n + 1] if n in fields and n + 1 in fields else sentences[n].end
    return ends


def _stretches(text: str, cues: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Insides of brackets, and the rest of a line from a field such as 责任单位：."""
    for match in BRACKET.finditer(text):
        yield match.span("inside")
    for cue in cues:
        if cue.label_ == "FIELD" and text[cue.start - 1 : cue.start] not in ("（", "("):
            stop = FIELD_END.search(text, cue.end)
            yield cue.start, stop.start() if stop else len(text)


def _only_names(text: str, start: int, end: int, cues: Sequence[Span]) -> list[tuple[int, int]]:
    """The names of a bracket that holds units and nothing else: （市人社局、市财政局）."""
    slots = slots_of(text, start, end, cues)
    bodies = list(names_in(text, slots))
    named = "、".join(text[left:right] for left, right in bodies) == text[start:end]
    return bodies if named and end - start > 3 and slots[-2].label == "UNIT" else []


def _names(text: str, start: int, end: int, cues: Sequence[Span], first_leads: bool) -> Iterator[tuple[int, int, str]]:
    """Name bounds and role, in the order of the bracket."""
    bounds = [start, *(start + m.end() for m in PART.finditer(text[start:end])), end]
    led = False
    waiting: list[tuple[int, int]] = []
    found: list[tuple[tuple[int, int], str]] = []
    for left, right in itertools.pairwise(bounds):
        right = right - 1 if right < end else right
        slots = slots_of(text, left, right, [c for c in cues if left <= c.start and c.end <= right])
        labels = {s.label for s in slots}
        said = "".join(text[s.start : s.end] for s in slots if s.label in SIGNS)
        bodies = list(names_in(text, slots))
        if not labels & SIGNS:
            waiting.extend(bodies)
            continue
        support = "配合" in said or "SUPPORT" in labels or (led and "牵头" not in said)
        found.extend((body, "support" if support else "lead") for body in (*waiting, *bodies))
        led, waiting = led or "牵头" in said, []
    for n, ((left, right), role) in enumerate(found):
        later = (first_leads and not led and n > 0) or (FIRST in text[start:end] and not text.startswith(FIRST, right))
        yield left, right, "support" if later else role
