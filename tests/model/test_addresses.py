"""Addresses of links, asked directly; tests/hostile/test_text.py asks them as authors type them."""

from urllib.parse import quote

import pytest
from pydantic import TypeAdapter, ValidationError

from press.model.addresses import fault_of, foreign_site, is_mailbox, other_place, readable_host
from press.read.fields import Email


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/a_(b)",
        "https://müller.example/",
        "https://xn--mller-kva.example/",
        "https://пример.example/",
        "https://[2001:db8::1]/",
        "https://192.0.2.1/",
        "mailto:desk@example.org",
        "mailto:desk@example.org?subject=Water%20and%20price&body=a%0Ab",
        "tel:+44-20-7946-0000",
    ],
)
def test_an_address_that_a_link_can_have(address):
    assert fault_of(address) == ""


@pytest.mark.parametrize(
    "address", ["https:\\\\example.org", "https://a b.example/", "https://a.example/\t", 'https://a.example/"x', ""]
)
def test_an_address_that_readers_of_addresses_differ_about(address):
    assert fault_of(address) == "is no address that a link can have"


def test_an_address_without_end():
    assert fault_of("https://example.org/" + "a" * 2000) == "is longer than 2000 characters"


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://xn--e1afmkfd.example/", "пример.example"),
        ("https://müller.example/", "müller.example"),
        ("https://example.org/ü", ""),
        ("mailto:desk@example.org", ""),
    ],
)
def test_a_site_in_other_letters_is_named(address, site):
    assert foreign_site(address) == site


@pytest.mark.parametrize("host", ["xn--", "xn--a-\x80", "xn--999999999", "example.org"])
def test_a_host_that_is_no_punycode_stays(host):
    assert readable_host(host) in (host, host.removeprefix("xn--"))


@pytest.mark.parametrize(
    ("words", "address", "named"),
    [
        ("example.org", "https://example.org.evil.example/", "example.org"),
        ("example.org", "https://evil.example/?u=example.org", "example.org"),
        ("пример.example", "https://xn--e1afmkfd.example/", ""),
        ("note 1.2", "https://example.org/", ""),
        ("", "https://example.org/", ""),
    ],
)
def test_words_that_name_another_site(words, address, named):
    assert other_place(words, address) == named


@pytest.mark.parametrize(
    "text",
    [
        *("", "ann", "ann@", "@example.org", "ann@example", "ann@exam ple.org", "a@x.org, b@x.org"),
        *("a@x.org\r\nBcc: b@x.org", '"a b"@x.org', "ünn@example.org", "ann@exämple.org", "<ann@x.org>"),
        *("ann@-x.org", "ann@x.org.", "ann..b@x.org", ".ann@x.org", "ann@bob@x.org", "ann&bob@x.org", "ann;b@x.org"),
        *("ann@192.0.2.1", "ann@x.org:25", "a" * 65 + "@x.org", "ann@" + "x." * 130 + "org"),
    ],
)
def test_a_mailbox_that_not_every_server_takes_is_none_anywhere(text):
    """Neither to a list of recipients, nor to a record, nor to a link."""
    assert not is_mailbox(text)
    with pytest.raises(ValidationError):
        TypeAdapter(Email).validate_python(text)
    assert fault_of(f"mailto:{quote(text)}") == "is no e-mail address"


@pytest.mark.parametrize(
    "text", ["ann@example.org", "ann.b+news@mail.example.co.uk", "a@xn--exmple-cua.org", "o'b@x.org"]
)
def test_an_ordinary_mailbox_is_one_everywhere(text):
    assert is_mailbox(text)
    assert TypeAdapter(Email).validate_python(text) == text
    assert fault_of(f"mailto:{text}") == ""


def test_words_in_another_script_that_pass_for_a_mailbox_are_held_against_the_link():
    words = "dеsk@bank.example"  # with a Cyrillic е
    assert not is_mailbox(words)
    assert other_place(words, "mailto:desk@evil.example") == words
    assert other_place(words, "https://evil.example/") == words
