"""A briefing becomes mail: a letter, a message, and the sending of messages, each to one person and never twice."""

from press.mail.account import Account, NoAccount, account_from
from press.mail.budgets import check_budgets
from press.mail.connection import CannotSend, Patience
from press.mail.fitness import unfit
from press.mail.journal import Doubtful, InUse, Journal, OtherContent
from press.mail.message import Attached, Envelope, make_message, readable_file_name
from press.mail.post import Clock, Post
from press.mail.styles import put_styles_in
from press.mail.write import check_draft, check_mail, sender_of, write_letter

__all__ = [
    "Account",
    "Attached",
    "CannotSend",
    "Clock",
    "Doubtful",
    "Envelope",
    "InUse",
    "Journal",
    "NoAccount",
    "OtherContent",
    "Patience",
    "Post",
    "account_from",
    "check_budgets",
    "check_draft",
    "check_mail",
    "make_message",
    "put_styles_in",
    "readable_file_name",
    "sender_of",
    "unfit",
    "write_letter",
]
