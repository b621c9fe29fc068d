"""Text as roff takes it, for the scripts that make manual pages."""

import re


def escaped(words):
    return words.replace("\\", "\\e").replace("-", "\\-")


def text(words):
    """A line of text that roff takes as it is."""
    words = escaped(" ".join(words.split()))
    return "\\&" + words if words[:1] in (".", "'") else words


def sentences(words):
    """Text with each sentence on lines of its own, as roff wants them."""
    return "\n".join(text(part) for part in re.split(r"(?<=[.?!]) +(?=\S)", " ".join(words.split())))


def bold(words):
    return "\\fB" + text(words) + "\\fR"


def italic(words):
    return "\\fI" + text(words) + "\\fR"


def marked(words):
    """Text in which `what is quoted like this` is written by hand or by a program."""
    return re.sub("`([^`]*)`", r"\\fB\1\\fR", sentences(words))


def literal(lines):
    """Lines that stay as they are."""
    yield ".Bd -literal -offset indent"
    yield from ("\\&" + escaped(line) for line in lines)
    yield ".Ed"
