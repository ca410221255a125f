"""Campaigns that a document names, found by any of their spellings or drafted anew."""

from __future__ import annotations

from thidua.importers.drafts.front import Fields, remarked
from thidua.importers.drafts.names import found
from thidua.importers.drafts.shelf import DOUBT, Match, Shelf, line
from thidua.importers.drafts.units import body_of, is_complete, unit, unit_or_new
from thidua.importers.facts import NamedCampaign
from thidua.importers.knowledge import name_key
from thidua.model.base import Kind
from thidua.model.campaign import Campaign
from thidua.model.vocabulary import Term
from thidua.vietnamese.folding import slugify

_LONGEST = 60


def campaign(shelf: Shelf, named: NamedCampaign, *, near: str | None) -> Match:
    """Return the campaign that is named; a draft of it where none is known."""
    key = name_key(named.name)
    identifier, sure = found(key, shelf.campaigns)
    if identifier:
        return Match(identifier, "" if sure else f"“{line(named.name)}” được hiểu là {identifier}")
    identifier = shelf.free(Kind.CAMPAIGN, _slug(named.name))
    kind = shelf.term("campaign-kinds", shelf.names.key(named.kind))
    fields: Fields = {"status": "draft", "name": line(named.name)}
    if kind is None:
        remarked(fields, "kind", f"{DOUBT}: chưa rõ là phong trào, cuộc vận động hay cuộc thi")
    fields["kind"] = kind or "phong-trao"
    if named.launched_by:
        body = body_of(shelf, named.launched_by)
        launcher = unit(shelf, body, near=near)
        if launcher is None and is_complete(shelf, body):
            launcher = unit_or_new(shelf, body, near=near)
        if launcher:
            fields["launched_by"] = [launcher.id]
        else:
            text = f"{DOUBT}: “{line(named.launched_by)}” chưa rõ là đơn vị nào"
            remarked(fields, "launched_by", text)
    term = shelf.library.valid["campaign-kinds"].get(kind or "")
    what = term.record.name if term and isinstance(term.record, Term) else "Phong trào"
    fields["summary"] = line(f"{what} “{named.name}”.")
    remarked(fields, "summary", "Câu tóm tắt do máy đặt; nên viết lại cho người đọc.")
    shelf.added[Kind.CAMPAIGN, identifier] = fields
    shelf.campaigns[identifier] = {key}
    return Match(identifier)


def official_name(shelf: Shelf, identifier: str) -> str | None:
    """Return the name of a campaign that was there before."""
    valid = shelf.library.valid[Kind.CAMPAIGN.value].get(identifier)
    return valid.record.name if valid and isinstance(valid.record, Campaign) else None


def _slug(name: str) -> str:
    whole = slugify(name)
    if len(whole) > _LONGEST:
        whole = whole[:_LONGEST].rsplit("-", 1)[0]
    return whole or "phong-trao"
