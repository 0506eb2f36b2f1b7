#!/usr/bin/env python3
"""The command line; each command stands in a module of its own in ``press/commands/``."""

import click

from press.commands.build import build
from press.commands.check import check
from press.commands.extract import extract
from press.commands.house import house
from press.commands.impose import impose_file
from press.commands.mail import mail
from press.commands.review import review
from press.commands.signals import leave_on_signals
from press.commands.streams import sound_streams
from press.commands.tags import tags
from press.commands.verify import verify

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COMMANDS = (build, check, extract, house, impose_file, mail, review, tags, verify)


@click.group(invoke_without_command=True, context_settings=CONTEXT, commands=COMMANDS)
@click.pass_context
def main(context: click.Context) -> None:
    """Make printable briefings from the Markdown and YAML in content/.

    Without a command, every briefing in content/ is built. Exit status: 0 done, 1 mistakes in the content
    (nothing is written), 2 wrong usage, 3 the machine does not let us, 129, 130 and 143 interrupted.
    """
    if context.invoked_subcommand is None:
        context.invoke(build)


if __name__ == "__main__":
    leave_on_signals()
    with sound_streams():
        main()
