"""A page as a leaf of a file: what is read stays, what runs, asks or leads elsewhere does not."""

import pytest

from foedus.desk.leaf import leaf

FOUND = {"/meetings": "page-2", "/meetings?limit=9": "page-2", "/document/doc-1": "source-doc-1", "/here": "p"}


def written(html):
    return leaf("p", "A page", html, address="/here", find=FOUND.get).html


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p>A &amp; B &#39;c&#39; &lt;script&gt;</p>", "<p>A &amp; B &#39;c&#39; &lt;script&gt;</p>"),
        ('<h2 id="a">A</h2><a href="#a">a</a>', '<h2 id="p-a">A</h2><a href="#p-a">a</a>'),
        ('<a href="#gone">a</a>', '<span class="gone">a</span>'),
        ('<a class="who" href="/party/ARM">Armenia</a>', '<span class="who gone">Armenia</span>'),
        ('<a href="/meetings">all</a>', '<a href="#page-2">all</a>'),
        ('<a href="/meetings#m-1">one</a>', '<a href="#page-2">one</a>'),
        ('<a href="/meetings?limit=9">nine</a>', '<a href="#page-2">nine</a>'),
        ('<a href="/document/doc-1#clm-1">a source</a>', '<a href="#source-doc-1">a source</a>'),
        ('<a href="?">itself</a>', '<span class="gone">itself</span>'),
        ('<a href="https://x.example/">x</a>', '<span class="gone">x</span>'),
        ('<a href="javascript:alert(1)">x</a>', '<span class="gone">x</span>'),
        ('<svg><a href="/party/ARM"><circle r="1"/></a></svg>', '<svg><g class="gone"><circle r="1"/></g></svg>'),
        ('<p>a<form><select><option>b</select><input value="c"></form>d</p>', "<p>ad</p>"),
        ("<p>a<script>b</script>c<style>d</style>e</p>", "<p>ace</p>"),
        ('<p>a<img src="/x">b<link rel="x">c<input>d<br>e</p>', "<p>abcd<br>e</p>"),
        ("<nav data-desk>a<nav>b</nav>c</nav>d", "d"),
        ('<iframe src="https://x.example/">a</iframe><object data="x">b</object>c', "c"),
        ('<p onclick="x()" style="color:red" data-claim tabindex="-1" class="k">a</p>', '<p class="k">a</p>'),
        ('<td data-label="Steps">a</td>', '<td data-label="Steps">a</td>'),
        ('<svg><rect fill="url(https://x.example/)" width="1"/></svg>', '<svg><rect width="1"/></svg>'),
        ('<p title="a &quot;b&quot;">c</p>', '<p title="a &quot;b&quot;">c</p>'),
        ('<details open name="claims"><summary>a</summary>b</details>',
         '<details open name="claims"><summary>a</summary>b</details>'),
        ('<svg aria-labelledby="a b"></svg>', '<svg aria-labelledby="p-a p-b"></svg>'),
        ("a<!-- b -->c<!doctype html>d", "acd"),
    ],
)  # fmt: skip
def test_what_is_left_of_a_page(page, kept):
    assert written(page) == kept
