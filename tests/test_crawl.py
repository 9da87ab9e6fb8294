import pytest

from macros import crawl


def site(root, **pages):
    for name, html in pages.items():
        path = root / name.replace("__", "/") / "index.html" if name != "index" else root / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<html><body>{html}</body></html>", "utf-8")
    return root


def test_a_sound_site_has_no_faults(tmp_path):
    (tmp_path / "file.json").write_text("{}")
    pages = {
        "index": '<a href="a/#x">a</a><a href="file.json">f</a><a href="https://example.org/">out</a>',
        "a": '<h2 id="x">X</h2><a href="../">up</a><a href="#x">x</a>',
    }
    assert crawl.faults(site(tmp_path, **pages)) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="nowhere/">x</a>', "index.html:1: leads nowhere: nowhere/"),
        ('<img src="gone.png">', "index.html:1: leads nowhere: gone.png"),
        ('<a href="#gone">x</a>', "index.html:1: no such anchor: #gone"),
        ('<p id="a"></p><p id="a"></p>', "index.html: the id 'a' stands twice"),
        ('<a href="javascript:alert(1)">x</a>', "index.html:1: an address of a kind not used here: javascript:alert(1)"),
        ('<script src="https://cdn.example.org/x.js"></script>', "index.html:1: loads from another host: https://cdn.example.org/x.js"),
        ('<link rel="stylesheet" href="//cdn.example.org/x.css">', "index.html:1: loads from another host: //cdn.example.org/x.css"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_named(tmp_path, html, fault):
    assert fault in crawl.faults(site(tmp_path, index=html))


def test_a_crawl_of_nothing_does_not_pass(tmp_path):
    with pytest.raises(ValueError, match="no page"):
        crawl.faults(tmp_path)
