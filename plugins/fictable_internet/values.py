"""Addresses, ports, files, identifiers and hashes: values that stand alone."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, FieldType, Pool, Rows, portable, values
from fictable_internet.visit import SITES, SLUGS

TEXT = np.dtypes.StringDType()
HEX = np.array(list("0123456789abcdef"))
FILES = Pool.read(__package__, "data/files.csv", weight="share", types={"log_bytes": "float64"})
# The networks of RFC 5737, which are kept for documentation.
DOCUMENTATION_NETWORKS = np.array(["192.0.2.", "198.51.100.", "203.0.113."], TEXT)
PORTS = Pool({443: 38, 80: 22, 22: 9, 8080: 7, 3306: 4, 5432: 4, 53: 4, 25: 3, 3389: 3, 21: 2, 6379: 2, 27017: 1.5, 8443: 1.5})
PROTOCOLS = Pool({"TCP": 72, "UDP": 22, "ICMP": 4, "TLS": 2})
TOP_LEVEL_DOMAINS = Pool(
    {
        ".com": 52,
        ".org": 9,
        ".net": 7,
        ".de": 6,
        ".co.uk": 5,
        ".io": 4,
        ".fr": 3,
        ".nl": 2,
        ".jp": 3,
        ".br": 2,
        ".info": 2,
        ".edu": 2,
        ".gov": 1,
        ".shop": 2,
    }
)
HASHTAGS = Pool(
    [
        "#travel",
        "#photography",
        "#foodie",
        "#fitness",
        "#nature",
        "#love",
        "#sunset",
        "#coffee",
        "#art",
        "#music",
        "#fashion",
        "#tech",
        "#startup",
        "#coding",
        "#books",
        "#motivation",
        "#weekend",
        "#throwback",
        "#homemade",
        "#running",
        "#design",
        "#gaming",
    ]
)
APP_VERSIONS: Final = "[1-6]\\.[0-9]\\.[0-9]"
MAKERS = np.array(["3c:5a:b4", "f0:18:98", "a4:83:e7", "d8:3a:dd", "b8:27:eb", "00:1a:2b", "70:85:c2", "ac:de:48"], TEXT)

file = Entity("internet.file", FILES, title="File", phrases=("file", "upload", "attachment", "document", "download"))
file.field("mime_type", title="Media type", phrases=("mime type", "media type", "content type"))
file.field("extension", title="File extension", phrases=("file extension", "file format"), in_context=("extension", "format", "type"))
file.field("file_kind", title="Kind of file", phrases=("file type", "kind of file"))


@file.field("file_name", phrases=("file name", "filename", "attachment name", "document name"), in_context=("name",))
def write_file_name(rows: Rows) -> Any:
    """A usual name, a year and a number, and the extension."""
    year = (rows.as_of.year - rows.draw("year").integer(1, 4)).astype(TEXT)
    number = np.strings.zfill(rows.draw("number").integer(1, 999).astype(TEXT), 3)
    return rows["stem"] + "_" + year + "_" + number + "." + rows["extension"]


@file.field(
    "file_size", storage="int64", title="File size (bytes)", phrases=("file size", "size in bytes", "file size bytes"), in_context=("size",)
)
def draw_file_size(rows: Rows) -> Any:
    """Bytes, by the kind of file."""
    return np.rint(portable.exp(np.asarray(rows["log_bytes"]) + rows.draw("size").normal(0, 0.9))).clip(40, None)


@file.field("file_path", phrases=("file path", "full path", "file location"), in_context=("path",))
def write_file_path(rows: Rows) -> Any:
    """A folder and the file's name."""
    return "/data/" + rows.draw("folder").pick(FOLDERS) + "/" + rows["file_name"]


FOLDERS = Pool(["reports", "exports", "uploads", "archive", "shared", "projects", "invoices", "media"])


def write_hex(rows: Rows, length: int) -> NDArray[Any]:
    """Random text of `length` hexadecimal digits, a multiple of 16."""
    columns = []
    for block in range(length // 16):
        bits = rows.draw(f"hex {block}").bits()
        columns.append((bits[:, None] >> (np.arange(16, dtype=np.uint64) * np.uint64(4))) & np.uint64(15))
    letters = HEX[np.concatenate(columns, axis=1).astype(np.int64)]
    return np.ascontiguousarray(letters).view(f"U{length}").ravel().astype(TEXT)


def draw_ipv4(rows: Rows) -> Any:
    """A private, documentation or public address; public first octets are those in common use."""
    scope = "public" if rows.params["realistic"] else rows.params["scope"]
    parts = [rows.draw(f"octet {place}").integer(0 if place < 3 else 1, 255 if place < 3 else 254).astype(TEXT) for place in range(4)]
    if scope == "private":
        return (
            np.where(
                rows.draw("net").chance(0.6),
                "192.168." + rows.draw("lan").integer(0, 20).astype(TEXT) + ".",
                "10." + parts[1] + "." + parts[2] + ".",
            )
            + parts[3]
        )
    if scope == "documentation":
        return DOCUMENTATION_NETWORKS[rows.draw("net").integer(0, 2)] + parts[3]
    first = FIRST_OCTETS[rows.draw("first").integer(0, len(FIRST_OCTETS) - 1)].astype(TEXT)
    return first + "." + parts[1] + "." + parts[2] + "." + parts[3]


# First octets of public unicast networks without special blocks (IANA): not 10, 100, 127, 169, 172, 192, 198, 203, 224 and above.
FIRST_OCTETS = np.array([n for n in range(11, 223) if n not in {100, 127, 169, 172, 192, 198, 203}])


# The second digit of addresses that are no maker's (IEEE 802: the bit for local administration is set, that for groups is not).
LOCAL_SIGNS = np.array(["2", "6", "a", "e"], TEXT)


def draw_ipv6(rows: Rows) -> Any:
    """An address of 2001:db8::/32, which is kept for documentation (RFC 3849); realistic ones of 2a00::/12, which Europe uses."""
    digits = write_hex(rows, 32)
    parts = [np.strings.slice(digits, start, start + 4) for start in range(0, 24, 4)]
    real = "2a0" + np.strings.slice(digits, 24, 25) + ":" + write_hextet(np.strings.slice(digits, 25, 29))
    text: Any = real if rows.params["realistic"] else "2001:db8"
    for part in parts:
        text = text + ":" + write_hextet(part)
    return text


def write_hextet(digits: Any) -> Any:
    """Four hexadecimal digits without the zeros in front."""
    short = np.strings.lstrip(digits, "0")
    return np.where(short == "", "0", short)


def draw_mac(rows: Rows) -> Any:
    """Six bytes, administered locally, so of no maker; realistic ones begin with the three of a maker of network cards."""
    digits = write_hex(rows, 16)
    starts: tuple[int, ...] = (2, 4, 6, 8, 10)
    if rows.params["realistic"]:
        text, starts = MAKERS[rows.draw("maker").integer(0, len(MAKERS) - 1)], (0, 2, 4)
    else:
        text = np.strings.slice(digits, 0, 1) + LOCAL_SIGNS[rows.draw("sign").integer(0, 3)]
    for start in starts:
        text = text + ":" + np.strings.slice(digits, start, start + 2)
    return text


def draw_password_hash(rows: Rows) -> Any:
    """In the form of the algorithm; random, so no hash of any password."""
    if rows.params["algorithm"] == "bcrypt":
        return "$2b$12$" + rows.draw("salt").text("[./A-Za-z0-9]{53}")
    return write_hex(rows, {"sha256": 64, "md5": 32, "sha512": 128}[rows.params["algorithm"]])


def draw_username(rows: Rows) -> Any:
    """A nickname without a person: two words and a number, different for the first million rows."""
    number = rows.draw("number").distinct(10**6)
    first, second = ADJECTIVES[number % len(ADJECTIVES)], ANIMALS[number // len(ADJECTIVES) % len(ANIMALS)]
    return first + "_" + second + (number // (len(ADJECTIVES) * len(ANIMALS))).astype(TEXT)


ADJECTIVES = np.array(
    [
        "quiet",
        "happy",
        "swift",
        "brave",
        "lucky",
        "sunny",
        "clever",
        "gentle",
        "silver",
        "cosmic",
        "frosty",
        "golden",
        "misty",
        "noble",
        "rapid",
        "shiny",
        "wild",
        "calm",
        "bold",
        "neon",
    ],
    TEXT,
)
ANIMALS = np.array(
    [
        "otter",
        "falcon",
        "panda",
        "tiger",
        "koala",
        "raven",
        "lynx",
        "dolphin",
        "badger",
        "heron",
        "gecko",
        "moose",
        "wolf",
        "fox",
        "owl",
        "bear",
        "hawk",
        "crane",
        "seal",
        "puma",
    ],
    TEXT,
)


def draw_session_id(rows: Rows) -> Any:
    """32 hexadecimal digits."""
    return write_hex(rows, 32)


def draw_api_key(rows: Rows) -> Any:
    """The prefix key_test_ and 32 hexadecimal digits."""
    return "key_test_" + write_hex(rows, 32)


def draw_token(rows: Rows) -> Any:
    """64 hexadecimal digits."""
    return write_hex(rows, 64)


def draw_slug(rows: Rows) -> Any:
    """Words with hyphens, as in addresses of articles, and a number."""
    return rows.draw("slug").pick(SLUGS) + "-" + rows.draw("number").integer(10, 9999).astype(TEXT)


def draw_image_url(rows: Rows) -> Any:
    """An image of an invented site."""
    return "https://cdn." + rows.draw("site").pick(SITES) + ".example/images/" + rows.draw("number").text("[0-9a-f]{8}") + ".jpg"


def draw_company_email(rows: Rows) -> Any:
    """An address of a department at an invented company."""
    return rows.draw("box").pick(MAILBOXES) + "@" + rows.draw("site").pick(SITES) + ".example"


MAILBOXES = Pool({"info": 30, "sales": 20, "support": 20, "contact": 15, "office": 8, "billing": 7})


def draw_traffic(rows: Rows) -> Any:
    """Bytes of a connection; most are small."""
    return np.rint(rows.draw("bytes").lognormal(9.2, 2.1)).clip(40, 10**12)


def draw_uptime(rows: Rows) -> Any:
    """Per cent of the time in service; most are above 99.9."""
    return 100 - rows.draw("down").exponential(0.12).clip(0, 20)


SCOPE: Final = {**values.REALISTIC, "scope": {"enum": ["private", "documentation", "public"], "default": "private"}}
ALGORITHM: Final = {"algorithm": {"enum": ["bcrypt", "sha256", "sha512", "md5"], "default": "bcrypt"}}

FIELD_TYPES: Final = (
    FieldType(
        "internet.ipv4",
        draw_ipv4,
        title="IPv4 address",
        params=SCOPE,
        examples=({"scope": "public"}, {"scope": "documentation"}),
        phrases=(
            "ip address",
            "ipv4",
            "ip",
            "ipv4 address",
            "ip addr",
            "client ip",
            "source ip",
            "destination ip",
            "src ip",
            "dst ip",
            "remote address",
        ),
    ),
    FieldType("internet.ipv6", draw_ipv6, title="IPv6 address", params=values.REALISTIC, phrases=("ipv6", "ipv6 address")),
    FieldType("internet.mac", draw_mac, title="MAC address", params=values.REALISTIC, phrases=("mac address", "mac", "hardware address")),
    FieldType(
        "internet.port",
        PORTS,
        title="Port",
        storage="int32",
        phrases=("port number", "source port", "destination port", "network port"),
        in_context=("port",),
    ),
    FieldType(
        "internet.protocol", PROTOCOLS, title="Network protocol", phrases=("network protocol", "ip protocol"), in_context=("protocol",)
    ),
    FieldType("internet.tld", TOP_LEVEL_DOMAINS, title="Top-level domain", phrases=("top level domain", "tld", "domain extension")),
    FieldType(
        "internet.session_id",
        draw_session_id,
        title="Session identifier",
        phrases=("session id", "session token", "session key", "request id", "trace id", "cookie id"),
    ),
    FieldType("internet.api_key", draw_api_key, title="API key", phrases=("api key", "access key")),
    FieldType(
        "internet.token",
        draw_token,
        title="Access token",
        phrases=("access token", "auth token", "refresh token", "bearer token", "api token"),
    ),
    FieldType(
        "internet.password_hash",
        draw_password_hash,
        title="Password hash",
        params=ALGORITHM,
        examples=({"algorithm": "sha256"},),
        phrases=("password hash", "hashed password", "password"),
    ),
    FieldType(
        "internet.username",
        draw_username,
        title="Nickname",
        capacity=10**6,
        phrases=("nickname", "handle"),
        in_context=("username", "player name", "gamertag"),
    ),
    FieldType("internet.slug", draw_slug, title="URL slug", phrases=("slug", "url slug", "permalink")),
    FieldType(
        "internet.image_url",
        draw_image_url,
        title="Image URL",
        phrases=("image url", "image link", "avatar", "avatar url", "photo url", "picture url", "thumbnail", "profile picture"),
    ),
    FieldType(
        "internet.company_email", draw_company_email, title="Company mailbox", phrases=("support email", "info email", "office mailbox")
    ),
    FieldType("internet.hashtag", HASHTAGS, title="Hashtag", phrases=("hashtag", "hash tag")),
    FieldType(
        "internet.version",
        lambda rows: rows.draw("version").text(APP_VERSIONS),
        title="Version",
        phrases=("app version", "software version", "current version", "version number"),
        in_context=("version",),
    ),
    FieldType(
        "internet.traffic_bytes",
        draw_traffic,
        title="Traffic (bytes)",
        storage="int64",
        phrases=("bytes transferred", "bytes received", "traffic bytes", "data transferred", "bytes in", "bytes out"),
    ),
    FieldType(
        "internet.uptime",
        draw_uptime,
        title="Uptime (%)",
        storage="float64",
        decimals=3,
        phrases=("uptime", "uptime percentage", "availability percent"),
    ),
)
