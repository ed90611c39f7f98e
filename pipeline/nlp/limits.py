"""gov_limits: a limit set for a whole item (in its heading, or as 完成时限：… behind it or right below the heading)."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.brackets import field_lines, places_of
from pipeline.nlp.outline import scopes_of
from pipeline.nlp.scope import govern
from pipeline.nlp.spans import Placed

TERM = re.compile("^[（(]?(?:完成|办结|整改|办理)?(?:时限|期限|时间)[：:]")
"""A field of time, whatever it holds: behind 完成时限：长期坚持 no other limit of the item counts."""
BINDING = {"date", "period", "recurring", "event"}
Span.set_extension("limited_by", default=-1, force=True)


@Language.component(
    "gov_limits", requires=["doc.spans", "span._.stance", "span._.sentence"], assigns=["span._.limited_by"]
)
def gov_limits(doc: Doc) -> Doc:
    """Write `_.limited_by` of every row: the sentence that sets a limit for its whole item, or -1."""
    sentences, items = list(doc.spans["sentences"]), list(doc.spans["items"])
    limits = Placed(d for d in doc.spans["deadlines"] if d.label_ in BINDING)
    limited = {n: n for n, s in enumerate(sentences) if limits.inside(s.start, s.end)}
    headings = {n: n for n in limited if sentences[n]._.stance == "heading"}
    fields = {n: n for n in field_lines(doc, sentences) if n in limited or TERM.search(sentences[n].text)}
    scopes = [scopes_of(items, s) for s in sentences]
    leading = {n: n for n in fields if n and sentences[n - 1]._.stance == "heading"}
    governed = govern(scopes, headings | leading) | govern(places_of(doc, sentences), fields, backward=True)
    for row in doc.spans["rows"]:
        row._.limited_by = _source(governed, row._.sentence)
    return doc


def _source(governed: dict[int, tuple[int, int]], sentence: int) -> int:
    return governed[sentence][1] if sentence in governed else -1
