"""How tips hang together: neighbors and what to read next."""

from datetime import date, timedelta

from forearmed.site.related import neighbors, related
from hypothesis import given
from hypothesis import strategies as st
from make import tip

TAGS = ["empathy", "apology", "responsiveness", "forewarned"]


def test_neighbors_follow_the_order() -> None:
    """Each tip has the one before it and the one after it; the ends have none."""
    a, b, c = (tip(slug, None) for slug in "abc")
    assert neighbors([a, b, c]) == {"a": (None, b), "b": (a, c), "c": (b, None)}


def test_a_rare_tag_and_a_playbook_count_more() -> None:
    """What two tips alone share says more than what everybody shares."""
    tips = [
        tip("one", "2026-01-06", tags=["empathy", "apology"]),
        tip("rare", "2026-01-13", tags=["empathy", "apology"]),
        tip("common", "2026-01-20", tags=["empathy"]),
        tip("also", "2026-01-27", tags=["empathy"]),
        tip("other", "2026-02-03", tags=["forewarned"]),
    ]
    assert [found.slug for found in related(tips)["one"]] == ["rare", "common", "also"]
    assert related(tips)["other"] == ()
    same = [tip("a", None, playbook="p"), tip("b", None), tip("c", None, playbook="p")]
    assert [found.slug for found in related(same)["a"]] == ["c", "b"]


@given(st.lists(st.sets(st.sampled_from(TAGS), min_size=1), max_size=30))
def test_related_tips_share_something(tag_sets: list[set[str]]) -> None:
    """Never more than three, never itself, always with a tag in common."""
    start = date(2026, 1, 6)
    tips = [tip(f"t{n}", start + timedelta(weeks=n), tags=sorted(tags)) for n, tags in enumerate(tag_sets)]
    by_slug = {one.slug: one for one in tips}
    for slug, others in related(tips).items():
        assert len(others) <= 3
        assert slug not in [other.slug for other in others]
        assert all(set(other.tags) & set(by_slug[slug].tags) for other in others)
