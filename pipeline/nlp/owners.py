"""gov_owners: who is to do each row: named in it, in a bracket behind it, or carried on from the row before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.brackets import bracketed
from pipeline.nlp.clauses import BREAK
from pipeline.nlp.outline import ANNOUNCED, scopes_of
from pipeline.nlp.rows import TAKE_PART, URGED
from pipeline.nlp.scope import govern
from pipeline.nlp.spans import Placed, text_of

GIVEN = {"named", "collective", "ask"}
LEADS = {"named", "collective", "topic", "bare", "plan", "ask", "hoped", "charge", "permit", "lead"}
CHARGED = {"owners.actor.lead", "owners.subject.charge"}
ROLES = dict.fromkeys(LEADS, "lead") | {"support": "support"}

Span.set_extension("row", default=-1, force=True)
Span.set_extension("role", default="", force=True)
Span.set_extension("inherits", default=-1, force=True)
Span.set_extension("bracket", default=-1, force=True)
Span.set_extension("announced", default=-1, force=True)


@Language.factory(
    "gov_owners",
    requires=["doc.spans", "span._.line", "span._.item", "span._.sentence"],
    assigns=["doc.spans", "span._.row", "span._.role", "span._.inherits", "span._.bracket", "span._.announced"],
)
def make_owners(nlp: Language, name: str) -> OwnerFinder:
    """Build the stage; its constructions are those of stage subject and actor in rules/owners.toml."""
    return OwnerFinder()


class OwnerFinder:
    """Write `doc.spans["owners"]` (names said in a row: `_.row`, `_.role`) and where a row's other owners come from.

    `_.inherits` of a row is the row whose owners it goes on with; `_.bracket` the sentence whose bracket governs it.
    """

    def __call__(self, doc: Doc) -> Doc:
        rows, sentences = list(doc.spans["rows"]), list(doc.spans["sentences"])
        owners, names, behind = [], Placed(doc.spans["names"]), bracketed(doc, sentences)
        for n, row in enumerate(rows):
            row._.bracket = behind.get(row._.sentence, -1)
            here = names.inside(row.start, row.end)
            for name in here:
                if name.id_ == URGED and any(n.label_ in GIVEN and n.start < name.start for n in here):
                    continue
                if name.label_ in ROLES and not (name.label_ == "bare" and row._.sentence in behind):
                    span = Span(doc, name.start, name.end, label="OWNER", span_id=name.id_)
                    span._.row, span._.role = n, ROLES[name.label_]
                    owners.append(span)
        doc.spans["owners"] = owners
        self._take_part(doc, rows, owners)
        self._share_work(doc, owners)
        self._announcements(doc, rows, sentences)
        self._carry_on(rows, sentences, owners, Placed(c for c in doc.spans["cues"] if c.label_ == "ITEM"))
        return doc

    def _take_part(self, doc: Doc, rows: Sequence[Span], owners: Sequence[Span]) -> None:
        """Who is told to support (各学院要积极配合) supports: the body in that clause, else those before it."""
        clauses = [c for c in doc.spans["clauses"] if c.id_ in TAKE_PART]
        for clause in clauses:
            here = [o for o in owners if clause.start <= o.start < clause.end]
            before = [
                o for o in owners if rows[o._.row].start <= clause.start < rows[o._.row].end and o.end <= clause.start
            ]
            for owner in here or before:
                if owner.id_.startswith("owners.subject"):
                    owner._.role = "support"

    def _share_work(self, doc: Doc, owners: Sequence[Span]) -> None:
        """财务部牵头，法务部、各分公司按职责分工负责: behind one that leads, who shares in the work supports."""
        text, led = text_of(doc), -1
        for owner in owners:
            if owner.id_ in CHARGED:
                clause_end = BREAK.search(text, owner.end)
                said = text[owner.end : clause_end.start() if clause_end else len(text)]
                if "牵头" in said:
                    led = owner._.row
                elif led == owner._.row and "分工" in said:
                    owner._.role = "support"

    def _announcements(self, doc: Doc, rows: Sequence[Span], sentences: Sequence[Span]) -> None:
        """学校要抓好三方面工作。一是…二是…: who is named in the announcement is given every item."""
        names = Placed(n for n in doc.spans["names"] if n.label_ in GIVEN)
        items = list(doc.spans["items"])
        announced = {i.start for i in items if i.label_ == ANNOUNCED}
        given = {n: n for n, s in enumerate(sentences) if s.start in announced and names.inside(s.start, s.end)}
        governed = govern([scopes_of(items, s) for s in sentences], given)
        for row in rows:
            row._.announced = governed[row._.sentence][1] if row._.sentence in governed else -1

    def _carry_on(self, rows: Sequence[Span], sentences: Sequence[Span], owners: Sequence[Span], items: Placed) -> None:
        """A row without an actor goes on with the last actor of its item, or with the one given the whole list.

        A whole list is given by 街道上下要…：一是…二是…, and by 一是各学院要…；二是要… to the items that follow.
        """
        speaking = {owner._.row: owner._.row for owner in owners}
        lists = {o._.row: o._.row for o in owners if items.inside(o.end, sentences[rows[o._.row]._.sentence].end)}
        firsts = {o._.row: o._.row for o in owners if begins_list(o, sentences[rows[o._.row]._.sentence])}
        leads = [bool(items.inside(row.start, row.start + 3)) for row in rows]
        lines = [(sentences[row._.sentence]._.line,) for row in rows]
        places = [(_place(sentences, row),) for row in rows]
        further = {n: given for n, given in govern(lines, firsts).items() if leads[n]}
        governed = further | govern(lines, lists) | govern(places, speaking)
        for n, (_at, source) in governed.items():
            if n not in speaking and rows[n]._.bracket < 0:
                rows[n]._.inherits = source


def begins_list(owner: Span, sentence: Span) -> bool:
    """Whether a body named at the start of one item is meant in the next ones: 一是各学院要…；二是要…."""
    return sentence.text[-1] in "；;" and not BREAK.search(text_of(sentence.doc), sentence.start, owner.start)


def _place(sentences: Sequence[Span], row: Span) -> tuple[int, int]:
    """The scope in which an actor goes on: the item, or outside items the line."""
    sentence = sentences[row._.sentence]
    return (sentence._.item, sentence._.line)
