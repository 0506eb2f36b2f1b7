"""What a link may lead to."""

# Of the web, of mail and of telephones; a link of any other scheme could do more than show a page.
SCHEMES = ("https", "http", "mailto", "tel")
