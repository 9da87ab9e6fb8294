from macros import citeproc
from macros.dates import PartialDate
from macros.model import Source
from tests import sample


def made(**changes):
    return Source.model_validate(sample.source(1, **changes) | {"id": "source-1"})


def test_a_source_becomes_csl_json_as_precise_as_its_record():
    item = citeproc.csl_item(made(issued="2019-04", **{"container-title": "Gazette"}))
    assert item["issued"] == {"date-parts": [[2019, 4]]}
    assert (item["container-title"], item["URL"]) == ("Gazette", "https://example.org/notice/1")
    assert citeproc.csl_date(PartialDate.parse("1964")) == {"date-parts": [[1964]]}


def test_a_body_stands_as_author_of_its_own_documents_only():
    assert citeproc.csl_item(made())["author"] == [{"literal": "Publisher 1"}]
    assert "author" not in citeproc.csl_item(made(primary=False))
    named = citeproc.csl_item(made(author=[{"family": "Doe", "given": "Ann"}]))
    assert (named["author"], named["publisher"]) == ([{"family": "Doe", "given": "Ann"}], "Publisher 1")


def test_a_title_in_another_language_is_followed_by_its_translation():
    item = citeproc.csl_item(made(title="关于芬太尼的公告", title_en="Announcement on fentanyl", language="zh"))
    assert item["title"] == "关于芬太尼的公告 [Announcement on fentanyl]"


def test_the_copy_read_stands_in_for_an_original_that_was_not_seen():
    assert (
        citeproc.csl_item(made(url=None, read_at="https://copy.example.org/x"))["URL"] == "https://copy.example.org/x"
    )


def test_the_processor_formats_every_item_and_escapes_markup():
    items = [
        citeproc.csl_item(made(title="Notes <script>alert(1)</script> & “more”")) | {"id": f"s{n}"} for n in range(3)
    ]
    entries = citeproc.bibliography(items)
    assert list(entries) == ["s0", "s1", "s2"]
    assert "<script" not in entries["s0"].lower()
    assert entries["s0"].startswith("Publisher 1. <span>“Notes") and "1 April 2019" in entries["s0"]
    assert 'href="https://example.org/notice/1"' in entries["s0"]


def test_chinese_in_an_entry_is_marked_as_chinese_and_addresses_stay_whole():
    item = citeproc.csl_item(made(title="公告 one", language="zh", url="https://example.org/公告"))
    entry = citeproc.bibliography([item])["source-1"]
    assert '<span lang="zh">公告</span> one' in entry
    assert 'href="https://example.org/公告"' in entry or "%E5%85%AC%E5%91%8A" in entry


def test_no_item_makes_no_entry():
    assert citeproc.bibliography([]) == {}
