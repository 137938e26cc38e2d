"""Chats as WhatsApp exports them: a day, an hour and a name before each message."""

from __future__ import annotations

import re

from geo.readers.batches.part import Part

MESSAGE = re.compile(
    r"^[\u200e\u200f]?\[?(?P<date>\d\d?[./-]\d\d?[./-]\d{2,4}|\d{4}-\d\d-\d\d),? (?:at )?"
    r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?(?:\]| -) (?P<words>.*)$"
)
SAID = re.compile(r"^[~\u200e]?(?P<name>[^:\n]{1,60}): (?P<text>.*)$", re.DOTALL)
NO_TEXT = re.compile(
    r"^\u200e?(?:<media omitted>|<attached: .*>|\S+\.\w{3,4} \(file attached\)"
    r"|(?:image|video|audio|sticker|GIF|document) omitted"
    r"|this message was deleted|you deleted this message|null)\.?$",
    re.IGNORECASE,
)
LEAST_MESSAGES = 2


def chat_parts(text: str) -> list[Part]:
    r"""Return the messages of a chat; none where it is no chat.

    Examples
    --------
    >>> chat = "16/07/2022, 10:30 - Desk: Talks resume in Goris.\n17/07/2022, 09:00 - Desk: The talks ended."
    >>> [(part.published, part.text) for part in chat_parts(chat)]
    [('16/07/2022', 'Talks resume in Goris.'), ('17/07/2022', 'The talks ended.')]
    """
    lines = text.split("\n")
    if MESSAGE.match(lines[0]) is None:
        return []
    messages: list[tuple[str, str]] = []
    for line in lines:
        if found := MESSAGE.match(line):
            messages.append((found["date"], found["words"]))
        else:
            date, words = messages[-1]
            messages[-1] = date, f"{words}\n{line}"
    if len(messages) < LEAST_MESSAGES:
        return []
    said = ((date, SAID.match(words)) for date, words in messages)
    return [
        Part(found["text"].strip(), published=date, source=found["name"])
        for date, found in said
        if found and found["text"].strip() and not NO_TEXT.match(found["text"].strip())
    ]
