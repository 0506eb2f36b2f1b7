"""Spoilt inputs end with a value or with problems told; ``python -m tests.fuzz`` looks for more, led by coverage."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

# What readers trip over: ends of lines, marks of each syntax, characters that are not seen, bytes that are no UTF-8.
MORSELS = (
    *(b"\0", b"\r", b"\t", b"\xff", b"\xc3", b"\xef\xbb\xbf", "\u202e".encode(), "\ue000".encode(), "\u2028".encode()),
    *(
        b"[",
        b"]",
        b"(",
        b"{",
        b"}",
        b"{fact=",
        b"{.",
        b"[^",
        b"[@",
        b"](#",
        b"![](fig:",
        b"\\",
        b"`",
        b"```",
        b"|",
        b"|--",
    ),
    *(
        b"///",
        b"/// table | x\n",
        b"    id: ",
        b"# ",
        b"\n\n",
        b"---\n",
        b"> ",
        b"- ",
        b"1. ",
        b"<b>",
        b"<!--",
        b"&#0;",
    ),
    *(
        b"&a ",
        b"*a",
        b"!!python/x ",
        b"<<: ",
        b"? ",
        b": ",
        b"'",
        b'"',
        b"%",
        b"@",
        b"=",
        b",",
        b"\n ",
        b"1e999",
        b"0x1F",
    ),
    *(b"endobj", b"stream\n", b"/Kids", b" 0 R", b"<<", b">>", b"/Length 99999999"),
)


@st.composite
def spoilt(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with up to four places cut out, repeated or replaced."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from((0, 1, 2, 5, 40, 400))))
        put = draw(st.sampled_from(MORSELS) | st.binary(max_size=4) | st.just(content[start:end] * 2))
        content = content[:start] + put + content[end:]
    return content


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_ends_with_a_value_or_tells_why_not(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    target = TARGETS[name]

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(spoilt(target.make_seeds()))
    def ends_well(content: bytes) -> None:
        target.run(content, tmp_path)

    ends_well()
