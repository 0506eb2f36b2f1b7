"""What WeasyPrint may read: the styles folder and the briefing's pictures. Everything else is refused, and recorded."""

import pytest

from press.paginate.engine.fetcher import BASE, Fetcher


@pytest.fixture
def fetcher(tmp_path) -> Fetcher:
    (tmp_path / "styles" / "base").mkdir(parents=True)
    (tmp_path / "styles" / "a4.css").write_text("p {}")
    (tmp_path / "styles" / "base" / "text.css").write_text("b {}")
    (tmp_path / "styles" / "notes.txt").write_text("secret")
    (tmp_path / "secret.css").write_text("secret")
    (tmp_path / "styles" / "link.css").symlink_to(tmp_path / "secret.css")
    return Fetcher(tmp_path / "styles", {"pictures/harbour.png": ("image/png", b"PNG")})


@pytest.mark.parametrize(
    ("name", "media_type", "content"),
    [
        ("styles/a4.css", "text/css", b"p {}"),
        ("styles/base/text.css", "text/css", b"b {}"),
        ("styles/base/../a4.css", "text/css", b"p {}"),
        ("pictures/harbour.png", "image/png", b"PNG"),
    ],
)
def test_styles_and_pictures_are_served(fetcher, name, media_type, content):
    response = fetcher.fetch(BASE + name)
    assert response.read() == content
    assert response.headers["Content-Type"] == media_type
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(BASE + "styles/none.css", id="no such file"),
        pytest.param(BASE + "secret.css", id="beside the folder"),
        pytest.param(BASE + "styles/../secret.css", id="above the folder"),
        pytest.param(BASE + "styles/%2e%2e/secret.css", id="above the folder, in disguise"),
        pytest.param(BASE + "styles/link.css", id="a link out of the folder"),
        pytest.param(BASE + "styles/notes.txt", id="no type that pages need"),
        pytest.param(BASE + "styles/base", id="a folder"),
        pytest.param(BASE + "/etc/passwd", id="root"),
        pytest.param(BASE + "pictures/other.png", id="no picture of the briefing"),
        pytest.param("https://example.org/a.css", id="network"),
        pytest.param("http://press.invalid/styles/a4.css", id="another protocol"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("ftp://example.org/a.css", id="ftp"),
    ],
)
def test_everything_else_is_refused_and_recorded(fetcher, url):
    with pytest.raises(ValueError, match=r"^no such file: "):
        fetcher.fetch(url)
    assert fetcher.refused == [url]
