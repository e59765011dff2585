"""Makes a web server's log, reads it back, and reports what it says.

A tour through what everyday programs use: classes and dataclasses, generators, exceptions and exception groups,
context managers, files, regular expressions, JSON, threads, asyncio and the command line. The log is made from a seed,
so the report is the same on every run:

    pycore weblog.py
    pycore weblog.py --lines 5000 --slow 400 --json report.json
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import enum
import json
import pathlib
import re
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cached_property, total_ordering

LINE = re.compile(
    r"""
    (?P<address>\d{1,3}(?:\.\d{1,3}){3}) \s - \s (?P<user>\S+) \s
    \[(?P<time>[^\]]+)\] \s
    "(?P<method>[A-Z]+) \s (?P<path>\S+) \s HTTP/(?P<version>\d\.\d)" \s
    (?P<status>\d{3}) \s (?P<size>\d+|-) \s (?P<milliseconds>\d+)ms
    """,
    re.VERBOSE,
)
TIME = "%d/%b/%Y:%H:%M:%S %z"


class LogError(Exception):
    """What is wrong with a log."""


class BadLine(LogError):
    """A line that is no entry."""

    def __init__(self, number: int, text: str):
        super().__init__(number, text)
        self.number = number
        self.text = text

    def __str__(self) -> str:
        return f"line {self.number}: {self.text[:40]!r}"


class Kind(enum.Enum):
    """What a status means."""

    GOOD = range(200, 300)
    MOVED = range(300, 400)
    CLIENT_ERROR = range(400, 500)
    SERVER_ERROR = range(500, 600)

    @classmethod
    def of(cls, status: int) -> Kind:
        for kind in cls:
            if status in kind.value:
                return kind
        raise ValueError(f"no such status: {status}")


@total_ordering
@dataclass(frozen=True, slots=True)
class Entry:
    """A request, as the log has it."""

    address: str
    user: str | None
    time: datetime
    method: str
    path: str
    status: int
    size: int
    milliseconds: int

    @classmethod
    def parse(cls, number: int, text: str) -> Entry:
        match LINE.fullmatch(text):
            case None:
                raise BadLine(number, text)
            case found:
                parts = found.groupdict()
        size = 0 if parts["size"] == "-" else int(parts["size"])
        user = None if (name := parts["user"]) == "-" else name
        return cls(
            parts["address"], user, datetime.strptime(parts["time"], TIME), parts["method"], parts["path"],
            int(parts["status"]), size, int(parts["milliseconds"]),
        )

    def __lt__(self, other: Entry) -> bool:
        return self.time < other.time

    def __format__(self, form: str) -> str:
        if form == "short":
            return f"{self.method} {self.path} -> {self.status}"
        return f"{self.time:%H:%M:%S} {self.address:<15} {self:short} in {self.milliseconds} ms"


@dataclass
class Report:
    """What a log says."""

    requests: int = 0
    bytes: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    paths: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bad: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        self.requests += 1
        self.bytes += entry.size
        self.kinds[Kind.of(entry.status).name] += 1
        self.paths[entry.path] += 1
        self.times[entry.path].append(entry.milliseconds)

    def __iadd__(self, other: Report) -> Report:
        self.requests += other.requests
        self.bytes += other.bytes
        self.kinds += other.kinds
        self.paths += other.paths
        self.bad += other.bad
        for path, times in other.times.items():
            self.times[path] += times
        return self

    def slowest(self) -> Iterator[tuple[str, int, float]]:
        """Pages with their longest and mean time, the slowest first."""
        for path in sorted(self.times, key=lambda path: (-max(self.times[path]), path)):
            times = self.times[path]
            yield path, max(times), sum(times) / len(times)


class Random:
    """Numbers that look random and are the same everywhere."""

    def __init__(self, seed: int):
        self._state = seed

    def below(self, limit: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % limit

    def choice[T](self, items: Iterable[T]) -> T:
        items = tuple(items)
        return items[self.below(len(items))]


class Log:
    """A log in a file."""

    def __init__(self, path: pathlib.Path):
        self.path = path

    @classmethod
    def invent(cls, path: pathlib.Path, lines: int, seed: int) -> Log:
        """Writes a log of that many lines, some of them damaged."""
        random = Random(seed)
        time = datetime(2026, 2, 28, 23, 50, tzinfo=timezone(timedelta(hours=1)))
        with path.open("w", encoding="utf-8") as file:
            for _ in range(lines):
                time += timedelta(seconds=random.below(4))
                if random.below(50) == 0:
                    print("~~ damaged entry ~~ \N{SNOWMAN}", file=file)
                    continue
                address = ".".join(str(random.below(256)) for _ in range(4))
                user = random.choice(("-", "-", "ada", "grace", "edsger"))
                page = random.choice(("/", "/news", "/search?q=python", "/images/logo.png", "/api/v1/items"))
                method = random.choice(("GET", "GET", "GET", "POST"))
                status = random.choice((200, 200, 200, 200, 204, 301, 304, 404, 500))
                size = "-" if status in (204, 304) else random.below(20_000)
                print(
                    f'{address} - {user} [{time:{TIME}}] "{method} {page} HTTP/1.1" {status} {size} {random.below(900)}ms',
                    file=file,
                )
        return cls(path)

    @cached_property
    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    def chunks(self, count: int) -> Iterator[list[tuple[int, str]]]:
        """The numbered lines in that many parts."""
        numbered = list(enumerate(self.lines, start=1))
        step = -(-len(numbered) // count) or 1
        yield from (numbered[start:start + step] for start in range(0, len(numbered), step))


def entries(lines: Iterable[tuple[int, str]], bad: list[str]) -> Iterator[Entry]:
    """The entries of lines; what is none goes into the list."""
    for number, text in lines:
        try:
            yield Entry.parse(number, text)
        except BadLine as error:
            bad.append(str(error))


def summarize(log: Log, threads: int) -> Report:
    """Reads parts of a log in threads and adds up what they say."""
    whole, lock, order = Report(), threading.Lock(), []

    def work(index: int, lines: list[tuple[int, str]]) -> Report:
        part = Report()
        for entry in entries(lines, part.bad):
            part.add(entry)
        with lock:
            order.append(index)
        return part

    with ThreadPoolExecutor(max_workers=threads) as pool:
        for part in pool.map(work, range(threads), log.chunks(threads)):
            whole += part
    assert sorted(order) == list(range(len(order)))
    return whole


async def probe(path: str, slow: int, longest: int) -> str:
    """Asks a page for its state; one that was slow once does not answer in time."""
    async with asyncio.timeout(0.2):
        await asyncio.sleep(10 if longest > slow else 0)
    return f"{path} answers"


async def probe_all(report: Report, slow: int) -> list[str]:
    """Asks all pages at once."""
    found = {}

    async def one(path: str, longest: int) -> None:
        try:
            found[path] = await probe(path, slow, longest)
        except TimeoutError as error:
            error.add_note(f"{path} once took {longest} ms")
            raise

    try:
        asked = [one(path, longest) for path, longest, _ in report.slowest()]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        if late := [answer for answer in answers if answer is not None]:
            raise ExceptionGroup("some pages do not answer", late)
    except* TimeoutError as late:
        for error in late.exceptions:
            found[error.__notes__[0]] = f"late: {error.__notes__[0]}"
    return [found[key] for key in sorted(found)]


@contextlib.contextmanager
def section(title: str):
    print(f"\n{title}\n{'-' * len(title)}")
    try:
        yield print
    finally:
        sys.stdout.flush()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a web server's log and report what it says.")
    parser.add_argument("--lines", type=int, default=1000, help="lines of the log (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=314, help="what the log is made from (default: %(default)s)")
    parser.add_argument("--slow", type=int, default=896, metavar="MS", help="what counts as slow (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="threads that read (default: %(default)s)")
    parser.add_argument("--json", type=pathlib.Path, help="a file for the report")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        log = Log.invent(pathlib.Path(folder, "access.log"), options.lines, options.seed)
        report = summarize(log, options.threads)
        saved = options.json or pathlib.Path(folder, "report.json")
        saved.write_text(json.dumps(report, default=vars, indent=2, sort_keys=True))
        again = json.loads(saved.read_text())
        assert again["requests"] == report.requests

        with section("Requests") as show:
            show(f"{report.requests:,} requests, {report.bytes:,} bytes, {len(report.bad)} damaged lines")
            for kind, count in sorted(report.kinds.items()):
                show(f"{kind:<14}{count:>6,}  {count / report.requests:6.1%}")
        with section("Pages") as show:
            for path, longest, mean in report.slowest():
                show(f"{path:<20}{report.paths[path]:>6} times, {mean:7.2f} ms, at most {longest}")
        with section("Damage") as show:
            for text in report.bad[:3]:
                show(text)
        with section("First and last") as show:
            ordered = sorted(entries(enumerate(log.lines, 1), []))
            for entry in (ordered[0], ordered[-1]):
                show(f"{entry}")
        with section("Probes") as show:
            for answer in asyncio.run(probe_all(report, options.slow)):
                show(answer)
    try:
        Kind.of(999)
    except ValueError as error:
        print(f"\n{type(error).__name__}: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
