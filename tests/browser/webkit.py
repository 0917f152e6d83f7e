"""WebKitGTK for the journeys: what Playwright's client asks of a browser is answered through WebKitWebDriver.

Playwright drives no WebKit but one of its own making. Its client, and its script that finds elements and judges what is
expected of them, are used as they are; between the two stand the few messages that the journeys send.
"""

import ast
import base64
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import playwright
from playwright._impl._js_handle import parse_value, serialize_argument
from playwright.sync_api import Browser, Playwright

from tests.browser.page import milliseconds
from tests.webservers import free_port

OURS = "webkitgtk-"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {
    **{"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"},
    **{"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Space": " ", "Control": "\ue009"},
}
# Its bars would keep the window from being as narrow as a phone.
SMALL_BARS = "entry, button { min-width: 0; padding: 0; margin: 0; border: 0; -gtk-icon-source: none; }"
# Of the elements that match, `all`, `one` is the first. An answer without a value is asked for again.
LOOK = """
const [given, element, done] = arguments, pw = window.journeys;
(async () => {
  if (!pw) return { unready: true };
  const all = given.selector ? pw.querySelectorAll(pw.parseSelector(given.selector), document) : [];
  const one = element || all[0];
  if (given.strict && all.length > 1) throw pw.strictModeViolationError(pw.parseSelector(given.selector), all);
  %s
})().then(done, (error) => done({ error: String(error) }));
"""
EVALUATE = "const asked = (%s\n); return { value: await (typeof asked === 'function' ? asked(%s) : asked) };"
FOUND = "if (!one) return {};"
SHOW = "one.scrollIntoView({ block: 'center', behavior: 'instant' });"
USABLE = FOUND + "if (await pw.checkElementStates(one, ['visible', 'enabled', 'stable'], true)) return {};" + SHOW
BODIES = {
    "expect": """
      const many = given.expression === "to.have.count" || given.expression.endsWith(".array");
      const gone = given.expression === (given.isNot ? "to.be.visible" : "to.be.hidden");
      if (!one && !many) return gone || (given.isNot && given.expression === "to.be.in.viewport") ? { value: true } : {};
      const { matches, received } = await pw.expect(one, given, all, true);
      return matches === given.isNot ? { received } : { value: true };""",
    "queryCount": "return { value: all.length };",
    "isVisible": "return { value: !!one && pw.elementState(one, 'visible', true).matches };",
    "getAttribute": FOUND + "return { value: one.getAttribute(given.name) };",
    "innerText": FOUND + "return { value: one.innerText };",
    "waitForSelector": FOUND + "return { value: one };",
    "setInputFiles": FOUND + "return { value: pw.setInputFiles(one, given.files) };",
    "scrollIntoViewIfNeeded": SHOW + "return { value: null };",
    "focus": FOUND + "return { value: pw.focusNode(one) };",
    "press": FOUND + "return { value: pw.focusNode(one) };",
    "blur": FOUND + "return { value: pw.blurNode(one) };",
    "click": USABLE + "return { value: one };",
    "check": USABLE + "return { value: one.checked ? null : one };",
    "selectOption": USABLE + "return { value: pw.selectOptions(one, given.options) };",
    "fill": USABLE
    + """if (pw.fill(one, given.value) === "needsinput")
        document.execCommand(given.value ? "insertText" : "delete", false, given.value);
      return { value: null };""",
}


class DriverError(Exception):
    """What the driver or a page says against something."""


@cache
def _finder() -> str:
    """Playwright's script that finds and judges elements, as its bundle holds it."""
    bundle = Path(playwright.__file__).parent / "driver/package/lib/coreBundle.js"
    lines = bundle.read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if "var InjectedScript = class" in line)
    source = ast.literal_eval(line[line.index("'") : line.rindex("'") + 1])
    options = {"sdkLanguage": "python", "browserName": "webkit", "stableRafCount": 1, "customEngines": []}
    return f"const module = {{}}; {source}; journeys = new (module.exports.InjectedScript())(window, {json.dumps(options)});"


class Person:
    """A browser of somebody's own: a driver, its MiniBrowser, and the windows of that by the names of their pages."""

    def __init__(self, display: str, folder: Path, viewport: dict[str, int]) -> None:
        env = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": str(folder)}
        try:
            self.begin(env)
        except TimeoutError:  # now and then no MiniBrowser comes
            self.process.kill()
            self.begin(env)
        self.windows: dict[str, str] = {}
        self.scripts: list[str] = []
        self.resize(**viewport)

    def begin(self, env: dict[str, str]) -> None:
        port = free_port()
        self.driver = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(["WebKitWebDriver", f"--port={port}"], env=env)
        while not self.listens(port):
            assert self.process.poll() is None, "WebKitWebDriver has ended"
        self.driver += f"/session/{self.http('/session', capabilities={})['sessionId']}"

    @staticmethod
    def listens(port: int) -> bool:
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", port)) == 0

    def http(self, path: str, method: str = "POST", **body: Any) -> Any:
        data = json.dumps(body).encode() if method == "POST" else None
        try:
            asked = urllib.request.Request(self.driver + path, data, method=method)
            with urllib.request.urlopen(asked, timeout=milliseconds() / 1000) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise DriverError(f"{said['error']}: {said['message']}") from None

    def run(self, script: str) -> Any:
        return self.http("/execute/sync", script=script, args=[])

    def look(self, body: str, given: dict[str, Any]) -> Any:
        """What a page answers once it can; what finds elements is put into a page that is new."""
        end = time.monotonic() + given["timeout"] / 1000
        while True:
            try:
                answer = self.http("/execute/async", script=LOOK % body, args=[given, given.get("element")])
                if "unready" in answer:
                    self.run(_finder())
                    continue
            except DriverError as error:  # the page is on its way to another
                answer = {"error": str(error)}
            if "value" in answer:
                return answer["value"]
            if time.monotonic() > end:
                raise DriverError(answer.get("error") or f"it never came about: {answer}")
            time.sleep(0.04)

    def press(self, keys: str) -> None:
        held = [KEYS.get(key, key) for key in keys.split("+")]
        acts = [{"type": "keyDown", "value": key} for key in held]
        acts += [{"type": "keyUp", "value": key} for key in reversed(held)]
        self.http("/actions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def load(self, path: str, **body: Any) -> None:
        self.http(path, **body)
        for script in self.scripts:
            self.run(script)

    def resize(self, width: int, height: int) -> None:
        """Make the window so large that the page in it has this size."""
        for asked in ("return [0, 0]", "return [outerWidth - innerWidth, outerHeight - innerHeight]"):
            wider, higher = self.run(asked)
            self.http("/window/rect", width=width + wider, height=height + higher)

    def close(self) -> None:
        self.http("", "DELETE")
        self.process.terminate()
        self.process.wait()


class Wire:
    """The messages of Playwright's client to this browser: taken out of its connection, and answered."""

    def __init__(self, play: Playwright, display: str, folder: Path) -> None:
        self.kind: Any = play.webkit._impl_obj
        self.connection = self.kind._connection
        self.display, self.folder = display, folder
        self.people: dict[str, Person] = {}
        self.others = self.connection._transport.send
        self.connection._transport.send = self.send

    def browser(self) -> Browser:
        found = self.connection._objects[self.create(self.kind._guid, "Browser")["guid"]]
        found._connect_to_browser_type(self.kind)
        return Browser(found)

    def create(self, parent: str, kind: str, guid: str = "", **initializer: Any) -> dict[str, str]:
        """Something new, as the client has it."""
        guid = guid or f"{OURS}{time.monotonic_ns()}"
        params = {"type": kind, "guid": guid, "initializer": initializer}
        self.connection.dispatch({"guid": parent, "method": "__create__", "params": params})
        return {"guid": guid}

    def tell(self, **message: Any) -> None:
        self.connection._loop.call_soon(self.connection.dispatch, message)

    def send(self, message: dict[str, Any]) -> None:
        if not message["guid"].startswith(OURS):
            self.others(message)
            return
        given = {**message["params"], "timeout": message["metadata"]["timeout"] or 0}
        try:
            self.tell(id=message["id"], result=self.answer(message["guid"], message["method"], given))
        except DriverError as error:
            said = {"error": {"name": "Error", "message": str(error), "stack": ""}}
            self.tell(id=message["id"], error=said, errorDetails={"customErrorMessage": str(error)})

    def answer(self, guid: str, name: str, given: dict[str, Any]) -> dict[str, Any]:
        """Do what a message asks: of a page or something on it, else of the browser or of somebody in it."""
        page, _, element = guid.partition("/")
        for context, person in self.people.items():
            if page in person.windows:
                person.http("/window", handle=person.windows[page])
                value = self.on_page(person, page, name, given | ({"element": {ELEMENT: element}} if element else {}))
                if name in ("click", "press", "keyboardPress"):
                    for window in set(person.http("/window/handles", "GET")) - set(person.windows.values()):
                        self.page(context, window, opener={"guid": page})
                return {"value": value}
        if name == "newContext":
            return {"context": self.context(guid, given)}
        if name == "newPage":
            return {"page": self.page(guid, self.people[guid].http("/window", "GET"))}
        if name == "close":
            self.tell(guid=guid, method="close")
            self.people.pop(guid).close()
        return {}

    def context(self, browser: str, given: dict[str, Any]) -> dict[str, str]:
        tracing = self.create(browser, "Tracing")
        parts = {"tracing": tracing, "debugger": self.create(browser, "Debugger")}
        parts["requestContext"] = self.create(browser, "APIRequestContext", tracing=tracing)
        context = self.create(browser, "BrowserContext", options=given, **parts)
        self.people[context["guid"]] = Person(self.display, self.folder, given["viewport"])
        self.tell(guid=browser, method="context", params={"context": context})
        return context

    def page(self, context: str, window: str, **opener: Any) -> dict[str, str]:
        name = f"{OURS}{time.monotonic_ns()}"
        frame = self.create(context, "Frame", f"{name}/", name="", url="", loadStates=[])
        page = self.create(context, "Page", name, mainFrame=frame, isClosed=False, **opener)
        self.people[context].windows[name] = window
        self.tell(guid=context, method="page", params={"page": page})
        return page

    def on_page(self, person: Person, page: str, name: str, given: dict[str, Any]) -> Any:
        match name:
            case "goto":
                person.load("/url", url=given["url"])
            case "reload":
                person.load("/refresh")
            case "setViewportSize":
                person.resize(**given["viewportSize"])
            case "keyboardPress":
                person.press(given["key"])
            case "waitForTimeout":
                time.sleep(given["waitTimeout"] / 1000)
            case "addInitScript":
                person.scripts.append(given["source"])
                return self.create(page, "Disposable")
            case "evaluateExpression" | "evalOnSelectorAll":
                what = {"evalOnSelectorAll": "all, "}.get(name, "one, " if "element" in given else "")
                told = {**given, "arg": parse_value(given["arg"]["value"])}
                value = person.look(EVALUATE % (given["expression"], f"{what}given.arg"), told)
                return serialize_argument(value)["value"]
            case _ if name in BODIES:
                return self.on_element(person, page, name, given)
        return None

    def on_element(self, person: Person, page: str, name: str, given: dict[str, Any]) -> Any:
        """What a page says of an element, and what the driver then does with it."""
        if name == "setInputFiles":  # the driver's own way of choosing files chooses none
            files = {Path(one).name: base64.b64encode(Path(one).read_bytes()).decode() for one in given["localPaths"]}
            given["files"] = [{"name": file, "buffer": files[file]} for file in files]
        value = person.look(BODIES[name], given)
        if name in ("click", "check") and value:
            person.http(f"/element/{value[ELEMENT]}/click")
        elif name == "press":
            person.press(given["key"])
        elif name == "waitForSelector":
            return self.create(f"{page}/", "ElementHandle", f"{page}/{value[ELEMENT]}", preview="")
        else:
            return value
        return None


@contextmanager
def webkit_gtk(play: Playwright, folder: Path) -> Iterator[Browser]:
    """An installed WebKitGTK on a screen that nobody sees."""
    (folder / "gtk-3.0").mkdir()
    (folder / "gtk-3.0/gtk.css").write_text(SMALL_BARS)
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen:
        assert screen.stdout
        wire = Wire(play, f":{screen.stdout.readline().strip()}", folder)
        try:
            yield wire.browser()
        finally:
            for person in wire.people.values():
                person.close()
            screen.terminate()
