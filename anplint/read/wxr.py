"""Records of WordPress exports (WXR) and RSS feeds: the ``<item>`` elements of an XML file, streamed.

Parsed by expat as ``defusedxml`` would have it: entity declarations and external DTDs are refused, so there
is nothing that could expand or be fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from anplint.errors import ReadError
from anplint.read.byte_window import ByteWindow
from anplint.read.decoding import LIMIT, UTF_16_MARKS
from anplint.read.records import Broken, Record
from anplint.read.wxr_item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from anplint.model import Position

CHUNK = 65_536
UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
ROOTS = frozenset({"rss", "rdf:RDF"})
MEGABYTES = LIMIT // 1024 // 1024
MOST_PIECES = 1_000_000
"""The most lines and escapes in an item, each of which costs memory; 16 MB of ordinary lines have a third."""
TRUNCATED = "unexpected end of data"


def read_wxr(opened: BinaryIO, path: str) -> Iterator[Record | Broken]:
    """The items of the file. Where the XML is broken the reading stops, and what was read stays.

    Raises ReadError for XML that is no feed, and for what is refused.
    """
    items = _Items(path)
    data = opened.read(CHUNK)
    if data.startswith(UTF_16_MARKS):
        raise ReadError(path, "is UTF-16; save it as UTF-8")
    while True:
        problem = items.feed(data)
        yield from items.found
        items.found.clear()
        if problem:
            yield problem
        if problem or not data:
            return
        data = opened.read(CHUNK)


class _Items:
    """The state while a file is fed: the bytes that are still needed, and the open item."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Record | Broken] = []
        self.bytes = ByteWindow()
        self.number = 0
        self.item: Item | None = None
        self.refused = ""
        self.place: Position = self.bytes.place
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = False
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler = self._root
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._cdata_starts
        parser.EndCdataSectionHandler = self._cdata_ends

    def feed(self, data: bytes) -> Broken | None:
        """Parse on, no data being the end; returns why the XML breaks off, where it does."""
        self.bytes.data += data
        try:
            self.parser.Parse(data, not data)
        except expat.ExpatError as error:
            return self._broken(error)
        if self.item is None or self.refused:
            self.bytes.drop(self.parser.CurrentByteIndex)
        if len(self.bytes.data) <= LIMIT:
            return None
        if self.item is None or self.refused:
            return Broken(
                self.bytes.place.line, f"a tag or comment of more than {MEGABYTES} MB; the rest was not read"
            )
        self._refuse(f"is larger than {MEGABYTES} MB and was not read")
        return None

    def _broken(self, error: expat.ExpatError) -> Broken:
        """The mistake at which the parser stopped, told as bytes that are not UTF-8 where it is that."""
        at = self.parser.ErrorByteIndex - self.bytes.base
        near = bytes(self.bytes.data[max(0, at) : at + 8])
        rest = "what follows was not read"
        try:
            near.decode()
        except UnicodeDecodeError as bad:
            if bad.start == 0 and bad.reason != TRUNCATED:
                return Broken(error.lineno, f"is not UTF-8 (byte 0x{near[0]:02X}); {rest}")
        reason = expat.errors.messages[error.code]
        return Broken(error.lineno, f"the XML breaks off at column {error.offset + 1} ({reason}); {rest}")

    def _refuse(self, reason: str) -> None:
        """Let the open item go; it is told when it ends."""
        self.refused = reason
        if self.item is not None:
            self.item.forget()
        self.parser.CharacterDataHandler = None

    def _error(self, reason: str) -> ReadError:
        return ReadError(self.path, f"line {self.parser.CurrentLineNumber} {reason}")

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in UTF_8:
            raise self._error(f"says that the file is {encoding}; save it as UTF-8")

    def _doctype(self, _name: str, system: str | None, public: str | None, _internal: int) -> None:
        if system or public:
            raise self._error("refers to an external DTD, which is refused; delete the DOCTYPE")

    def _entity(self, name: str, *_: object) -> None:
        raise self._error(f"declares the entity “{name}”; declarations of entities are refused")

    def _root(self, name: str, _attributes: dict[str, str]) -> None:
        if name not in ROOTS:
            raise self._error(f"starts with <{name}>: no WordPress export (WXR) and no RSS feed")
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        if self.item is not None:
            self.item.opens(name, attributes, at)
        elif name == "item":
            self.number += 1
            self.bytes.drop(at)
            self.item = Item(at)
            self.place = self.bytes.place

    def _text(self, text: str) -> None:
        item = self.item
        if item is not None:
            item.text(self.parser.CurrentByteIndex, text)
            if item.size > MOST_PIECES:
                self._refuse(f"has more than {MOST_PIECES:,} lines and escapes and was not read")

    def _cdata_starts(self) -> None:
        if self.item is not None:
            self.item.cdata = True

    def _cdata_ends(self) -> None:
        if self.item is not None:
            self.item.cdata = False

    def _end(self, name: str) -> None:
        item = self.item
        if item is None:
            return
        if name != "item":
            item.closes(name)
            return
        at = self.parser.CurrentByteIndex
        if self.refused:
            self.found.append(Broken(self.place.line, f"record {self.number} {self.refused}"))
        else:
            raw = self.bytes.text(at)
            self.found.append(Record(self.number, raw, self.place.line, self.place.column, item.fields(raw)))
        self.bytes.drop(at)
        self.item = None
        self.refused = ""
        self.parser.CharacterDataHandler = self._text
