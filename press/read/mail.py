"""What the record says of mail becomes Mail; whom it leaves out is the publisher."""

from press.model.edition import is_to_read
from press.model.mailing import Mail
from press.model.report import Report, did_you_mean
from press.read import forms
from press.read.yaml_text import Lined


def read_mail(form: forms.BriefingForm, record: Lined, report: Report) -> Mail | None:
    mail = form.mail
    if mail is None:
        return None
    known = [name for name in form.editions if is_to_read(name)]
    if mail.attach and mail.attach not in known:
        hint = did_you_mean(mail.attach, known, f"there are {', '.join(known)}")
        report.error(record.place(("mail", "attach")), f"no edition to read is called '{mail.attach}'", hint)
    if not mail.sender and not form.publisher.email:
        place = record.place(("mail",))
        report.error(place, "nobody is named who sends the mail", "add 'email: …' to 'publisher:'")
    unsubscribe = mail.unsubscribe or forms.UnsubscribeForm()
    sender = mail.sender
    return Mail(
        subject=mail.subject,
        preview=mail.preview,
        place=record.place(("mail",)),
        greeting=mail.greeting or "",
        reason=mail.reason or "",
        sender_name=(sender and sender.name) or form.publisher.name,
        sender_email=sender.email if sender else form.publisher.email or "",
        attach=mail.attach or "",
        largest_attachment_bytes=int(mail.largest_attachment_mb * 1_000_000),
        postal_address=mail.postal_address or "",
        unsubscribe_web=unsubscribe.web or "",
        unsubscribe_email=unsubscribe.email or "",
        languages=tuple(mail.languages.items()),
        subject_place=record.place(("mail", "subject")),
        greeting_place=record.place(("mail", "greeting")),
    )
