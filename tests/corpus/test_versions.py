"""Which documents are current, against a plain model of the rule, for any order of events."""

from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.corpus import Store
from termscan.records import Document

EXAMPLES = count()
EVENTS = st.lists(
    st.one_of(
        st.builds(
            dict,
            content=st.sampled_from("abcde"),
            municipalities=st.sets(st.sampled_from(["1", "2"]), min_size=1),
            kind=st.sampled_from(["other", "strategy"]),
            period=st.sampled_from([None, "2026"]),
            draft=st.booleans(),
            url=st.sampled_from([None, None, "x", "y"]),
            file_name=st.sampled_from([None, "s.pdf"]),
        ),
        st.sampled_from(["x", "y"]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("versions")) as store:
        yield store


class Model:
    """Documents as plain objects; places as a dictionary of addresses and an order of files."""

    def __init__(self):
        self.documents, self.addresses, self.clock = {}, {}, count(1)

    def add(self, event):
        known = self.documents.setdefault(
            event["content"],
            SimpleNamespace(
                name=event["content"], owners=set(), kind="other", period=None, draft=False,
                file_name=None, local=0,
            ),
        )  # fmt: skip
        known.owners |= event["municipalities"]
        known.kind = event["kind"] if event["kind"] != "other" else known.kind
        known.period = event["period"] or known.period
        known.draft = event["draft"] or known.draft
        known.file_name = event["file_name"] or known.file_name
        if event["url"]:
            self.addresses[event["url"]] = known.name
        else:
            known.local = next(self.clock)

    def stands(self, one):
        if one.name in self.addresses.values():
            return True
        return bool(one.local) and not any(
            other.file_name == one.file_name is not None
            and (other.kind, other.period) == (one.kind, one.period)
            and other.local > one.local
            and other.owners >= one.owners
            for other in self.documents.values()
        )

    def adopted(self, one):
        return {
            owner
            for other in self.documents.values()
            if self.stands(other)
            and not other.draft
            and (other.kind, other.period) == (one.kind, one.period)
            for owner in other.owners
        }

    def current(self):
        return {
            one.name
            for one in self.documents.values()
            if self.stands(one) and not (one.draft and one.owners <= self.adopted(one))
        }


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_currency_follows_the_rule_whatever_happens(store, events):
    prefix, model, names = f"{next(EXAMPLES)}-", Model(), {}
    with store.transaction():
        for event in events:
            if isinstance(event, str):
                model.addresses.pop(event, None)
                store.retire(prefix + event)
                continue
            model.add(event)
            known = {name: event[name] for name in ("kind", "period", "draft", "file_name")}
            url = prefix + event["url"] if event["url"] else None
            owners = tuple(prefix + code for code in event["municipalities"])
            kept = store.add(
                (prefix + event["content"]).encode(), Document("", owners, url=url, **known)
            )
            names[kept.id] = event["content"]
    found = {names[kept.id] for kept in store.documents() if kept.id in names}
    assert found == model.current()
    owners = {names[i]: set(store.document(i).municipalities) for i in names}
    assert owners == {
        one.name: {prefix + code for code in one.owners} for one in model.documents.values()
    }
