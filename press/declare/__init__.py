"""Evidence becomes what machines read of it: XMP, attached files, JSON-LD and a meta element."""

from press.declare.attached import attachments, disclosure_json, evidence_attachment, fact_ledger_json
from press.declare.carried import check_carriable, source_attachments
from press.declare.linked import html_meta, json_ld
from press.declare.properties import history, metadata, xmp

__all__ = [
    "attachments",
    "check_carriable",
    "disclosure_json",
    "evidence_attachment",
    "fact_ledger_json",
    "history",
    "html_meta",
    "json_ld",
    "metadata",
    "source_attachments",
    "xmp",
]
