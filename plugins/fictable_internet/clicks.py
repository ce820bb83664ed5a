"""What visitors do on which page of a shop, and the machines that serve it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_internet.visit import SLUGS

CLICKS: Final = Pool.read(__package__, "data/clicks.csv", weight="share")
ROLES: Final = Pool({"web": 30, "app": 24, "db": 14, "cache": 8, "queue": 6, "batch": 6, "build": 6, "mail": 3, "proxy": 3})
STAGES: Final = Pool({"production": 55, "development": 25, "staging": 20})
SYSTEMS: Final = Pool({"Ubuntu 22.04": 34, "Ubuntu 24.04": 18, "Debian 12": 18, "RHEL 9": 16, "Windows Server 2022": 14})
SHORT: Final = ("prod", "dev", "stage")

click = Entity("internet.click", CLICKS, title="Click event", phrases=("clickstream", "click event", "event tracking", "user event"))
click.field("event", title="Kind of event", in_context=("event type", "event name", "event", "action", "type"))


@click.field("page", title="Page of the event", in_context=("page", "page path", "path", "url"))
def fill_page(rows: Rows) -> Any:
    """A page where such a thing can be done."""
    number = values.write_digits(rows.draw("number").integer(100, 9999))
    return values.fill(rows["route"], n=number, word=np.asarray(rows.draw("word").pick(SLUGS)))


server = Entity("internet.server", title="Server", phrases=("server", "infrastructure", "host metric", "server monitoring", "it asset"))


@server.field("environment", title="Environment of the server", phrases=("server environment",), in_context=("environment", "stage"))
def pick_stage(rows: Rows) -> Any:
    return rows.draw("stage").pick(STAGES)


@server.field("role", title="Role of the server", phrases=("server role", "server type"), in_context=("role", "type"))
def pick_role(rows: Rows) -> Any:
    return rows.draw("role").pick(ROLES)


@server.field("hostname", title="Host name", in_context=("hostname", "host name", "host", "name"))
def name_host(rows: Rows) -> Any:
    """Role, number and environment below a domain reserved for examples, such as web-07.prod.example.net."""
    number = values.write_digits(rows.draw("number").integer(1, 64), 2)
    environment = np.asarray(rows["environment"])
    stages = values.choose_label(SHORT, np.select([environment == "production", environment == "development"], [0, 1], 2))
    return np.asarray(rows["role"]) + "-" + number + "." + stages + ".example.net"


@server.field("operating_system", title="System of the server", in_context=("operating system", "os"))
def pick_system(rows: Rows) -> Any:
    return rows.draw("system").pick(SYSTEMS)
