"""The program of docs/fixes.md that applies a patch, run against a REST interface on this machine."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.house_rules import house
from tests.running import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ITEM = """\
<item><title>{title}</title><link>https://example.org/{id}</link><wp:post_id>{id}</wp:post_id>
<wp:status>publish</wp:status><wp:post_type>{type}</wp:post_type>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded></item>
"""
EXPORT = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Boats</title><wp:wxr_version>1.2</wp:wxr_version>
{items}</channel></rss>
"""
BODY = "<p>A teh &amp; <b>teh</b> one.</p>\r\n\r\n<p>“So” 🚢.</p>"
CLEAN = BODY.replace("teh", "the")


def values(title: str, content: str, excerpt: str = "") -> dict[str, Any]:
    return {
        name: {"raw": text, "rendered": f"<p>{text}</p>"}
        for name, text in (("title", title), ("content", content), ("excerpt", excerpt))
    }


class Site(HTTPServer):
    """Posts and pages by their addresses, and what was written to them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.written: list[tuple[str, dict[str, str]]] = []
        self.live = {
            "/wp-json/wp/v2/posts/11": values("A teh boat", BODY, "teh"),
            "/wp-json/wp/v2/pages/12": values("A page", BODY.replace("\r\n", "\n")),
            "/wp-json/wp/v2/posts/13": values("Edited", f"{BODY} And more."),
        }


class Handler(BaseHTTPRequestHandler):
    """The part of WordPress's REST interface that reads and writes posts and pages."""

    server: Site

    def do_GET(self) -> None:
        address, _, query = self.path.partition("?")
        known = self.server.live.get(address)
        allowed = self.headers["Authorization"] == "Basic " + base64.b64encode(b"ed:a b c").decode()
        if known is None or not allowed or query != "context=edit":
            self.send_error(404 if allowed else 401)
            return
        self.answer(known)

    def do_POST(self) -> None:
        fields = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.written.append((self.path, fields))
        for name, text in fields.items():
            self.server.live[self.path][name]["raw"] = text
        self.answer(self.server.live[self.path])

    def answer(self, data: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def program() -> str:
    page = (ROOT / "docs" / "fixes.md").read_text(encoding="utf-8")
    found = re.search(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_a_patch_reaches_the_site_and_what_was_edited_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    items = "".join(
        ITEM.format(id=number, title=title, content=content, excerpt=excerpt, type=kind)
        for number, title, content, excerpt, kind in (
            (11, "A teh boat", BODY, "teh", "post"),
            (12, "A page", BODY, "", "page"),
            (13, "Edited", BODY, "", "post"),
            (14, "Gone", "<p>A teh.</p>", "", "post"),
        )
    )
    (tmp_path / "export.xml").write_text(EXPORT.format(items=items), encoding="utf-8", newline="")
    before = (tmp_path / "export.xml").read_bytes()
    made = run("fix", *house(tmp_path / "rules"), "export.xml", "--patch", "changes.jsonl", "-q")
    assert (made.exit_code, (tmp_path / "export.xml").read_bytes()) == (0, before)
    (tmp_path / "apply_patch.py").write_text(program(), encoding="utf-8")

    def apply() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "apply_patch.py", "changes.jsonl", f"http://127.0.0.1:{site.server_port}/"],
            cwd=tmp_path,
            env={"WP_USER": "ed", "WP_PASSWORD": "a b c", "PYTHONIOENCODING": "utf-8", "NO_PROXY": "*"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    ran = apply()
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines() == [
        "11 title: done",
        "11 content:encoded: done",
        "11 excerpt:encoded: done",
        "12 content:encoded: done",
        "13 content:encoded: it was edited since the export; export again",
        "14 content:encoded: there is no such post or page",
    ]
    assert site.live["/wp-json/wp/v2/posts/11"] == {
        "title": {"raw": "A the boat", "rendered": "<p>A teh boat</p>"},
        "content": {"raw": CLEAN, "rendered": f"<p>{BODY}</p>"},
        "excerpt": {"raw": "the", "rendered": "<p>teh</p>"},
    }
    assert site.live["/wp-json/wp/v2/pages/12"]["content"]["raw"] == CLEAN.replace("\r\n", "\n")
    assert site.live["/wp-json/wp/v2/posts/13"]["content"]["raw"] == f"{BODY} And more."
    written = len(site.written)
    assert apply().returncode == 1
    assert len(site.written) == written  # a second time there is nothing to do
