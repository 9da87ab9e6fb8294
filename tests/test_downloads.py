"""What can be taken away: the offline zip, the sums and the page that lists them."""

import hashlib
import io
import json
import re
import zipfile
from datetime import date

import pytest
from lxml import html
from pypdf import PdfWriter

from macros import crawl
from macros.book import downloads, offline, zipped
from macros.dates import PartialDate
from macros.load import Project
from tests import sample
from tests.conftest import run

DAY = PartialDate.parse("2026-11-24")
EPUB, ZIP, SUMS = "handbook.epub", "site-offline.zip", "SHA256SUMS"


def page(folder):
    return html.fromstring((folder / "downloads/index.html").read_text("utf-8"))


def test_the_page_lists_exactly_what_is_there_with_its_size_and_day(site):
    there = {path.name for path in (site / "downloads").iterdir()} - {"index.html"}
    rows = page(site).cssselect("article tbody tr")
    assert {row.cssselect("a[download]")[0].get("href") for row in rows} == there and {EPUB, ZIP, SUMS} <= there
    for row in rows:
        count = (site / "downloads" / row.cssselect("a[download]")[0].get("href")).stat().st_size
        note = row.cssselect(".note")[0]
        value, unit = re.match(r"([\d.]+) (MB|kB)", note.text_content()).groups()
        assert abs(float(value) * {"MB": 1e6, "kB": 1e3}[unit] - count) <= {"MB": 0.05e6, "kB": 500}[unit]
        assert note.cssselect("time")[0].get("datetime") == "2026-11-24"
        assert all(len(cell.text_content()) > 15 for cell in row)
    assert not page(site).cssselect("a[data-download]")


def test_the_sums_are_those_of_every_download_and_data_file(site):
    folder = site / "downloads"
    lines = [line.split("  ", 1) for line in (folder / SUMS).read_text("utf-8").splitlines()]
    for digest, name in lines:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    names = {(folder / name).resolve() for _, name in lines}
    wanted = {path for top in ("downloads", "data", "schema") for path in (site / top).rglob("*") if path.is_file()}
    assert names == {path.resolve() for path in wanted if path.name not in {"index.html", SUMS}} and len(names) > 100


def test_the_zip_is_small_sorted_and_of_one_day(site):
    assert (site / "downloads" / ZIP).stat().st_size <= 12_000_000
    with zipfile.ZipFile(site / "downloads" / ZIP) as packed:
        entries = packed.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2026, 11, 24, 0, 0, 0)}
    assert not [entry.filename for entry in entries if entry.filename.endswith((".pdf", ".map", "404.html"))]


def test_the_zip_has_every_page_and_no_dead_link(site, disk):
    assert crawl.faults(disk) == []
    pages = {path.relative_to(site) for path in site.rglob("*.html")} - {(site / "404.html").relative_to(site)}
    assert {path.relative_to(disk) for path in disk.rglob("*.html")} == pages
    for path in disk.rglob("*.html"):
        for href in html.fromstring(path.read_text("utf-8")).xpath("//a/@href"):
            named = re.match(r"[a-z]+:|[#?]", href) or re.search(r"\.[a-z]+([?#]|$)", href)
            assert named or href.endswith("SHA256SUMS"), (path, href)


def test_the_zip_lists_what_is_in_it(disk):
    rows = page(disk).cssselect("article tbody tr")
    assert [row.cssselect("a[download]")[0].get("href") for row in rows] == [EPUB]
    assert (disk / "downloads" / EPUB).is_file() and not (disk / "downloads" / SUMS).exists()


def test_the_words_of_pages_are_the_same_in_the_zip(site, disk):
    for name in ("index.html", "explain/numbers/index.html", "data/index.html", "about/method/index.html"):
        there, here = (html.fromstring((root / name).read_text("utf-8")).find(".//main") for root in (site, disk))
        assert there.text_content() == here.text_content()


def test_the_search_index_is_a_script_with_addresses_of_files(disk):
    text = (disk / "search/search_index.js").read_text("utf-8")
    found = [entry["location"] for entry in json.loads(text.removeprefix("var __index = "))["docs"]]
    assert len(found) > 300 and "index.html" in found
    assert all((disk / location.split("#")[0]).is_file() for location in found)
    assert not (disk / "search/search_index.json").exists()


def test_the_order_of_files_makes_no_difference_to_the_bytes():
    """That two builds of one record are the same bytes, downloads and all, is tested in test_site.py."""
    made = [zipped.archive(files, date(2026, 1, 2)) for files in ({"b": b"1", "a": b"2"}, {"a": b"2", "b": b"1"})]
    assert made[0] == made[1] and zipfile.ZipFile(io.BytesIO(made[0])).namelist() == ["a", "b"]


def small(root, text, **files):
    """A site of a page or two."""
    made = {"index.html": f"<html><head></head><body>{text}</body></html>", "a b/index.html": "<p></p>", "x.csv": "1"}
    made |= {"search/search_index.json": '{"docs": [{"location": ""}, {"location": "a/#b"}]}'}
    return sample.write(root, made | files)


def opened(root, text, **files):
    with zipfile.ZipFile(io.BytesIO(offline.offline(small(root, text, **files), date(2026, 1, 2), {}))) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<a href='a%20b/?x=1#y'>", '<a href="a%20b/index.html?x=1#y">'),
        ('<a class="b" href=".">', '<a class="b" href="./index.html">'),
        ('<a href="a%20b/?x=1&amp;y=2">', '<a href="a%20b/index.html?x=1&amp;y=2">'),
        ('<a href="x.csv" title="a > b">', '<a href="x.csv" title="a > b">'),
        ('<a href="#y">', '<a href="#y">'),
        ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
        ('<p>href="a/"</p>', '<p>href="a/"</p>'),
        ('<script>x = \'<a href="gone/">\'</script>', '<script>x = \'<a href="gone/">\'</script>'),
        ('<!-- <a href="gone/"> -->', '<!-- <a href="gone/"> -->'),
        ('<a href="downloads/h.pdf">', '<a href="downloads/index.html">'),
        ('<meta content="0; url=a%20b/">', '<meta content="0; url=a%20b/index.html">'),
    ],
)  # fmt: skip
def test_links_lead_to_files_and_nothing_else_changes(tmp_path, before, after):
    made = opened(tmp_path, before, **{"downloads/index.html": "<p></p>", "downloads/h.pdf": b"%PDF"})
    assert f"<body>{after}</body>" in made["index.html"]
    assert '<script src="assets/javascripts/iframe-worker-shim.js"></script></head>' in made["index.html"]
    assert (
        made["search/search_index.js"]
        == 'var __index = {"docs":[{"location":"index.html"},{"location":"a/index.html#b"}]}'
    )
    assert "Permission is hereby granted" in made["assets/javascripts/iframe-worker-shim.LICENSE.txt"]


def test_a_link_that_leads_nowhere_from_a_disk_stops_it(tmp_path):
    with pytest.raises(offline.DeadLink, match=r"index.html: in the offline zip this leads nowhere: sitemap.xml"):
        opened(tmp_path, '<a href="sitemap.xml">', **{"sitemap.xml": "<x/>"})


ROWS = '<tr>\n<td><a data-download="{0}">File {0}</a></td>\n<td>What {0} is</td>\n</tr>\n'


def test_rows_of_files_that_were_not_made_go_and_a_file_without_a_row_stops_it():
    both = ROWS.format("a.pdf") + ROWS.format("b.zip")
    filled = downloads.fill(both, {"b.zip": "1.0 MB"})
    assert (
        "a.pdf" not in filled
        and '<a href="b.zip" download>File b.zip</a><br><span class="note">1.0 MB</span>' in filled
    )
    assert "What b.zip is" in filled
    with pytest.raises(downloads.Unlisted, match=r"docs/downloads.md: no row for downloads/c.txt"):
        downloads.fill(both, {"c.txt": "1 kB"})


def test_facts_are_size_pages_and_day(tmp_path):
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    writer.write(tmp_path / "x.pdf")
    assert (
        downloads.facts(tmp_path / "x.pdf", DAY) == '1 kB, 3 pages, <time datetime="2026-11-24">24 November 2026</time>'
    )
    assert [downloads.size(count) for count in (1, 99_499, 711_118, 7_855_033)] == ["1 kB", "99 kB", "0.7 MB", "7.9 MB"]


BROKEN = {
    "a page the book cannot take": ("docs/claims.md", "# C\n\n{{ claims() }}\n\n<marquee>x</marquee>\n", "claims/index.html: the handbook does not know the element <marquee>"),
    "no page of downloads": ("docs/downloads.md", "# Take it away\n", "docs/downloads.md: no row for downloads/"),
    "a file nobody described": ("docs/downloads/extra.txt", "x", "docs/downloads.md: no row for downloads/extra.txt"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_made_stops_the_build_with_one_line_and_leaves_the_site(tmp_path, case):
    name, text, message = BROKEN[case]
    root = sample.project(tmp_path, {name: text}, buildable=True)
    sample.write(root, {"site/index.html": "the last good build"})
    ended = run(root, "site")
    assert ended.returncode == 1
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith(message) and last.endswith("; site/ is as it was") and "Traceback" not in ended.stderr
    assert (root / "site/index.html").read_text() == "the last good build"


def test_pdfs_that_are_there_are_listed_summed_and_left_out_of_the_zip(tmp_path):
    edition = Project(sample.ROOT).load().catalogue.edition
    root = sample.project(tmp_path, buildable=True)
    assert run(root, "site").returncode == 0
    folder = root / "site/downloads"
    (folder / "index.html").write_text(ROWS.format("handbook.pdf") + "".join(map(ROWS.format, (EPUB, ZIP, SUMS))))
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(folder / "handbook.pdf")
    made = downloads.take_away(root / "site", edition)
    assert set(made) == {"handbook.pdf", EPUB, ZIP, SUMS}
    assert ", 1 page, " in (folder / "index.html").read_text() and "  handbook.pdf\n" in (folder / SUMS).read_text()
    assert "downloads/handbook.pdf" not in zipfile.ZipFile(folder / ZIP).namelist()
