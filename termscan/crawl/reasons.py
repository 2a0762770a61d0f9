"""Why a request or an answer was not good: the codes of the crawl log, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "bad_address": "the address is not one that a municipality would publish",
    "private_address": "the address leads to a machine that is not on the open internet",
    "no_such_host": "the host name is unknown",
    "name_timeout": "the host name was not looked up in time",
    "no_connection": "the host does not answer",
    "connection_lost": "the connection broke",
    "timeout": "the answer took too long",
    "bad_certificate": "the site's TLS certificate cannot be trusted",
    "bad_answer": "the answer is not HTTP as it should be",
    "truncated": "the answer ended too early",
    "undecodable": "the answer's compression is damaged or was not asked for",
    "too_large": "the answer is larger than the definition allows",
    "bad_redirect": "the redirect leads nowhere",
    "redirect_loop": "the redirects go round in a circle",
    "too_many_redirects": "there are more redirects than the definition allows",
    "robots": "the site's robots.txt forbids it",
    "robots_unreachable": "the site's robots.txt cannot be had, which forbids everything",
    "come_back_later": "the site asks to be left alone for a while",
    "resting": "the host is left alone for a while, because of errors or at its own wish",
    "not_found": "the address holds nothing any more",
    "forbidden": "the site refuses to give it",
    "server_error": "the site has a fault of its own",
    "unexpected_status": "the site answers in a way that makes no sense here",
    "empty": "the answer is empty",
    "error_page": "the address gives an error page although it says that all is well",
    "login_page": "the address asks for a login",
    "wrong_type": "the address gives another type of file than it did or should",
    "budget": "all requests that the definition allows for the site are used up",
    "stopped": "the crawl was stopped",
    "program_error": "termscan itself failed here; please report it",
}
"""Every reason, with one sentence for a reader."""

GOOD = (200, 203)
"""HTTP statuses whose body is what was asked for."""

REFUSED = frozenset(
    {"bad_address", "private_address", "robots", "robots_unreachable", "resting", "budget"}
)
"""Reasons for which a request was not sent."""

UNRECORDED = frozenset({"resting", "budget", "stopped"})
"""Reasons that say nothing about the address, and so leave no trace in its history."""


def of_status(status: int) -> str | None:
    """Return the reason that an HTTP status stands for; None for a good answer or a redirect."""
    if status in (404, 410):
        return "not_found"
    if status in (429, 503):
        return "come_back_later"
    if status in (401, 403, 407, 451):
        return "forbidden"
    if status >= 500:
        return "server_error"
    return None if status in GOOD or 300 < status < 309 else "unexpected_status"
