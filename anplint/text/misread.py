"""Text whose UTF-8 was read in another encoding: how it looks, and what it was.

Bytes of UTF-8 that are taken for Windows-1252 become a letter from À to ô and one to three other signs; taken
for Mac Roman, they begin with ‚ or √. Signs that people write beside each other are left alone ("IRMÔ").
"""

from __future__ import annotations

import re
from functools import lru_cache

TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes 80 to BF become where UTF-8 is taken for Windows-1252 (or Latin-1)."""
SURE = "\u0080-\u009f€ƒ†‡ˆ‰‹ŒŽ˜›œžŸ¡-¦¨¬\u00ad¯µ¶¸¼-¿"
"""Those of them that nobody writes behind a capital letter."""
DOUBTFUL = "‘’“”–—…•»"
MAC_TRAIL = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
"""What the bytes 80 to BF become where UTF-8 is taken for Mac Roman."""
PIECES = (
    rf"(?<![A-ZÀ-Þ]{{2}})[ÃÂ](?![{DOUBTFUL}](?![a-zß]))[{TRAIL}]",
    rf"(?<=[a-zß])[ÃÂ][{DOUBTFUL}]|(?<=[\d ])Ã—(?=[\d ])",
    # Latin of the middle of Europe and of Turkey; combining marks; Romanian.
    rf"(?<![A-ZÀ-Þ]{{2}})[ÄÅ](?:[{SURE}]|[{TRAIL}](?:(?=[a-zßÃÄÅ])|(?<=[a-zß]..)))",
    rf"(?<=[a-zß])(?:[ÌÍ][{SURE}]|È[™›˜š])",
    # Greek, Cyrillic, Hebrew and Arabic: one letter alone is not told from what people write.
    rf"(?:[ÎÏ][{TRAIL}]){{2,}}",
    rf"(?:[ÐÑ][{TRAIL}]){{2,}}",
    rf"(?:×[{TRAIL}]){{2,}}",
    rf"(?:[ØÙÚÛ][{TRAIL}]){{2,}}",
    # Punctuation, arrows, ticks; ligatures, marks of byte order; scripts of Asia; emoji.
    rf"â(?![{DOUBTFUL}]{{2}})[{TRAIL}]{{2}}",
    "ï»¿|ï¿½|ï¬[\u0080-\u0086€‚ƒ„…†]",
    rf"(?:[àáã-í][{TRAIL}]{{2}}){{2,}}|á[º»](?:(?![{DOUBTFUL}])[{TRAIL}]|[{TRAIL}](?=[a-z]))",
    rf"ð[Ÿ\u009f][{TRAIL}]{{2}}",
    # Mac Roman.
    "‚Ä[ôòúùìîû¢∂¶°†]",
    rf"(?<=[a-z{MAC_TRAIL}])√[{MAC_TRAIL}]|√[{MAC_TRAIL}](?=[a-z])|(?<=[a-z])[≈ƒ][{MAC_TRAIL}](?=[a-z])",
)
MISREAD = "(?:{})+|[\u0080-\u0084\u0086-\u009f]+".format("|".join(f"(?:{piece})" for piece in PIECES))
"""Also control characters, for which Windows-1252 has letters; U+0085 is a line end of old systems."""
TIMES = 3
"""How often the same mistake is undone."""


@lru_cache(maxsize=1)
def misread() -> re.Pattern[str]:
    """Finds text that may have been read wrongly; ``meant`` tells."""
    return re.compile(MISREAD)


def meant(text: str) -> str:
    """The text that was read wrongly, if it was; else nothing."""
    if "\u0080" <= text[0] <= "\u009f":
        return _controls(text)
    found = ""
    for _ in range(TIMES):
        before = _once(text)
        if not before:
            break
        found = text = before
        if not misread().fullmatch(text):
            break
    return found


def _once(text: str) -> str:
    if text[0] in "‚√≈ƒ":
        try:
            return text.encode("mac_roman").decode()
        except UnicodeError:
            return ""
    data = bytearray()
    for sign in text:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if sign > "\u00ff":
                return ""
            data.append(ord(sign))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _controls(text: str) -> str:
    try:
        return text.encode("latin-1").decode("cp1252")
    except UnicodeError:
        return ""
