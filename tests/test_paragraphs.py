from macros.render.paragraphs import numbered

LINK = '<a class="para" href="#p{0}" title="Link to this paragraph" data-search-exclude>¶{0}</a>'


def test_only_paragraphs_of_the_text_itself_are_counted():
    text = (
        '<h1>A</h1>\n<div class="chapter-head"><p>Head</p></div>\n<p>One <em>x</em><br>y.</p>\n<aside><p>Card</p></aside>\n'
        '<ul>\n<li><p>Item</p></li>\n</ul>\n<figure><svg><path d="M0 0"/></svg><p>Limits</p></figure>\n<p>Two.</p>\n'
        '<p class="note">Quiet</p><blockquote><p>Said</p></blockquote><p>Three.</p>'
    )
    expected = text
    for number, paragraph in enumerate(("One <em>x</em><br>y.", "Two.", "Three."), 1):
        made = f'<p id="p{number}">{paragraph}{LINK.format(number)}</p>'
        expected = expected.replace(f"<p>{paragraph}</p>", made)
    assert numbered(text) == expected


def test_text_without_paragraphs_stays_as_it_is():
    assert numbered("<h1>A &amp; B</h1>\n<hr>\n") == "<h1>A &amp; B</h1>\n<hr>\n"


def test_a_new_layout_changes_no_number():
    plain, laid = (
        "<p>One.</p><p>Two.</p>",
        "<aside><p>New</p></aside><h2>Head</h2><p>One.</p><figure></figure><p>Two.</p>",
    )
    assert all(f'<p id="p2">Two.{LINK.format(2)}' in numbered(text) for text in (plain, laid))
