from pipeline.reading.html import blocks


def _texts(page: str, *, fragment: bool = False) -> list[str]:
    return [block.text for block in blocks(page, fragment=fragment)]


def test_blocks_end_paragraphs_and_inline_tags_do_not() -> None:
    page = "<div>一<span>是</span>抓<b>防汛</b><br>二是<a href=x>抓消防</a><h2>三</h2><td>四</td><li>五</div>尾"
    assert _texts(page) == ["一是抓防汛", "二是抓消防", "三", "四", "五", "尾"]


def test_furniture_and_controls_are_left_out_but_not_the_form_around_the_page() -> None:
    page = (
        "<head><title>站名</title></head><form><nav>首页</nav><script>if (a<b) x()</script><style>p{}</style>"
        "<p>正文</p><select><option>选</option></select><button>搜索</button></form><footer>版权</footer>"
    )
    assert _texts(page) == ["正文"]


def test_entities_are_resolved_where_they_stand() -> None:
    page = "<p>A&amp;B&#20013;&#x6587;&ldquo;引&rdquo;&unknown;</p>"
    [block] = blocks(page)
    assert block.text == "A&B中文“引”&unknown;"
    assert page[block.origin[3] :].startswith("&#20013;")


def test_a_source_line_end_is_a_blank_only_between_narrow_characters() -> None:
    assert _texts("<p>各社区\n   要抓好 PM2.5\n 治理</p><p>Word\n Excel</p>") == [
        "各社区要抓好 PM2.5治理",
        "Word Excel",
    ]


def test_a_fragment_keeps_its_own_line_ends() -> None:
    assert _texts("标题\n<b>一、</b>要快\n二、要实", fragment=True) == ["标题", "一、要快", "二、要实"]


def test_broken_markup_loses_no_text() -> None:
    assert _texts("<p>面积 < 5 亩 <b>整治</p></i>收尾<p") == ["面积 < 5 亩 整治", "收尾<p"]
