from pipeline.evaluate.model import Label, Limit, Owner, Row
from pipeline.evaluate.settle import settle
from pipeline.model import How, Role


def label(*names: str, how: How = How.EXPLICIT, due: tuple[Limit, ...] = ()) -> Label:
    return Label("1", "task", owners=tuple(Owner(name, Role.LEAD, how) for name in names), due=due)


def row(*owners: tuple[str, How], due: tuple[Limit, ...] = ()) -> Row:
    return Row("各社区要排查。", "task", owners=tuple(Owner(name, Role.LEAD, how) for name, how in owners), due=due)


def hows(settled: Label) -> dict[str, str]:
    return {owner.name: owner.how for owner in settled.owners}


def test_a_name_that_the_program_found_is_read_its_way() -> None:
    assert hows(settle(label("各社区"), [row(("各社区", How.INHERITED))])) == {"各社区": How.INHERITED}
    rows = [row(("各社区", How.INHERITED)), row(("各社区", How.EXPLICIT))]
    assert hows(settle(label("各社区", how=How.INHERITED), rows)) == {"各社区": How.EXPLICIT}


def test_a_name_that_it_did_not_find_or_only_proposed_stays_as_it_is() -> None:
    for rows in ([], [row(("城管办", How.INHERITED))], [row(("各社区", How.SUGGESTED))]):
        assert hows(settle(label("各社区"), rows)) == {"各社区": How.EXPLICIT}


def test_a_name_with_a_mark_inside_is_put_together_where_the_program_found_it_whole() -> None:
    rows = [row(("各省、自治区", How.EXPLICIT))]
    assert list(hows(settle(label("各省", "自治区", "民政所"), rows))) == ["民政所", "各省、自治区"]
    assert list(hows(settle(label("各省", "民政所"), rows))) == ["各省", "民政所"]


def test_a_limit_takes_the_type_the_program_found_and_goes_where_it_was_carried_on() -> None:
    wanted = label(due=(Limit("年内", "date", to="2024-12-31"),))
    explicit = Limit("年内", "period", to="2024-11-30")
    carried = Limit("年内", "period", how=How.INHERITED)
    assert settle(wanted, [row(due=(carried, explicit))]).due == (Limit("年内", "period", to="2024-12-31"),)
    assert settle(wanted, [row(due=(carried,))]).due == ()
    assert settle(wanted, [row(due=(Limit("尽快", "urgency"),))]).due == wanted.due
