from pipeline.tracker.heights import HEIGHT_LIMIT, fitted, line_count, lines_that_fit, portions, row_height


def test_lines_by_width_and_type_size():
    assert line_count("", 10, 10.5) == 1
    assert line_count("字" * 22, 46, 10.5) == 1
    assert line_count("字" * 23, 46, 10.5) == 2
    assert line_count("字" * 23, 46, 8) == 1
    assert line_count("a" * 38, 46, 10.5) == 1
    assert line_count("一\n二\n" + "字" * 30, 46, 10.5) == 4


def test_heights_grow_with_lines_up_to_the_limit():
    assert row_height(1, 10.5) == 21.2
    assert row_height(3, 10.5) - row_height(2, 10.5) > 15
    assert row_height(lines_that_fit(10.5), 10.5) <= HEIGHT_LIMIT == row_height(1000, 10.5)


def test_portions_keep_every_character_and_fit():
    text = "完善责任清单、整改清单；" * 90 + "完"
    parts = portions(text, width=46, points=10.5)
    assert len(parts) > 1 and "".join(parts) == text
    assert all(line_count(part, 46, 10.5) <= lines_that_fit(10.5) for part in parts)
    assert all(part.endswith(("；", "、")) for part in parts[:-1])


def test_a_short_text_is_one_portion_and_one_without_marks_is_cut_all_the_same():
    assert portions("短", width=46, points=10.5) == ["短"]
    assert "".join(portions("长" * 5000, width=10, points=10.5)) == "长" * 5000


def test_type_shrinks_only_for_texts_beyond_a_row():
    assert fitted("字" * 500, 46, 10.5) == (10.5, row_height(24, 10.5))
    small, height = fitted("字" * 900, 46, 10.5)
    assert 5 <= small < 10.5 and line_count("字" * 900, 46, small) <= lines_that_fit(small)
    assert height == row_height(line_count("字" * 900, 46, small), small)
    assert fitted("字" * 30000, 46, 10.5) == (5, HEIGHT_LIMIT)
