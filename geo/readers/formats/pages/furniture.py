"""What stands on a page where an article should: a dialogue about cookies, the stub before a paywall."""

from __future__ import annotations

import re

CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|settings|preferences|cent)"
    r"|\byour (?:privacy|data|choices)\b"
    r"|\bpersonal data\b|\b(?:our|and|third[- ]party) (?:partners|vendors)\b|\blegitimate interests?\b"
    r"|\baccept all\b|\breject all\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|\bGDPR\b"
    r"|\bmanage (?:options|preferences|settings)\b|\bad(?:vertising)? measurement\b",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"\bsubscri(?:be|ption|bers?)\b|\b(?:log|sign) in\b|\balready a (?:member|subscriber)\b|\bfree trial\b"
    r"|\bunlimited access\b|\bcontinue reading\b|\bread the (?:full|rest)\b|\bto (?:keep|go on) reading\b"
    r"|\bregister (?:now|for free|to)\b|\bcreate an? (?:free )?account\b|\bpremium\b",
    re.IGNORECASE,
)
BLOCKED = re.compile(
    r"\benable javascript\b|\bjavascript is (?:disabled|required)\b"
    r"|\bverify(?:ing)? (?:that )?you are (?:a )?human\b"
    r"|\bchecking your browser\b|\baccess denied\b|\bcaptcha\b|\b(?:404|page) not found\b|\bad ?blocker\b",
    re.IGNORECASE,
)
KINDS = (
    (CONSENT, "it is a dialogue about cookies and consent; save the page again after answering it"),
    (PAYWALL, "it is the stub before a paywall; save the page again after signing in"),
    (BLOCKED, "it is a notice of the server or the browser, not the page itself"),
)
A_SENTENCE = re.compile(r"\w[.!?…。！？؟։।][\"'”’»)\]]*(?:\s|$)")  # noqa: RUF001 - of all scripts
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
MAX_WORDS = 400
"""Longer is an article, whatever it is about."""
LEAST_SHARE = 0.5
"""Share of the words that stand in sentences of furniture."""


def why_furniture(text: str) -> str | None:
    """Say what a text is if it is no article but furniture of a page; nothing if it is one.

    Examples
    --------
    >>> why_furniture("We value your privacy. We and our partners store cookies. Accept all")
    'it is a dialogue about cookies and consent; save the page again after answering it'
    >>> why_furniture("Talks were held in Tbilisi on Saturday. The ministers met for three hours.")
    """
    words = len(text.split())
    if not words or words > MAX_WORDS:
        return None
    if not A_SENTENCE.search(text):
        return "it holds no sentence: a menu, a list of links"
    sentences = [found[0] for found in SENTENCE.finditer(text) if found[0].strip()]
    for pattern, what in KINDS:
        of_it = sum(len(sentence.split()) for sentence in sentences if pattern.search(sentence))
        if of_it >= LEAST_SHARE * words:
            return what
    return None
