"""Strawberry on Uvicorn, with its data loaders, over PostgreSQL (DATABASE_URL).

Parsed and validated documents are kept; no log, no explorer. Runs in as many processes as it is told (PROCESSES), on one port
(PORT). The types are those of `schema.graphql`, the statements those of `sql/postgres`, both as for the servers on Node.
Objects are the database's rows themselves, as making an instance for each would cost more.
"""

import operator
import os
from collections import defaultdict
from collections.abc import Awaitable, Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, NewType

import asyncpg
import orjson
import strawberry
import uvicorn
from graphql import GraphQLEnumType, build_schema
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import Info

FOLDER = Path(__file__).parent
CONNECTIONS = 10
STATEMENTS = {file.stem: file.read_text() for file in (FOLDER / "sql/postgres").glob("*.sql") if file.stem != "tune"}


def enumerations() -> dict[str, type[Enum]]:
    """The enumerations of the schema that the servers on Node take, whose values are long lists."""
    types = build_schema((FOLDER / "schema.graphql").read_text()).type_map.values()
    return {
        one.name: strawberry.enum(Enum(one.name, {value: value for value in one.values}, module=__name__))
        for one in types
        if isinstance(one, GraphQLEnumType) and not one.name.startswith("__")
    }


globals().update(enumerations())

CountryCode = NewType("CountryCode", str)
PartialDate = NewType("PartialDate", str)


class Database:
    """A pool of connections, and the loaders of lists and records, which live as long as a request."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool
        self.loaders: dict[tuple, DataLoader] = {}

    async def rows(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        return await self.pool.fetch(STATEMENTS[statement], *values)

    async def list_of(self, statement: str, parent: int, first: int) -> dict[str, Any]:
        """Parents that ask for equally many items share a statement."""
        return {"nodes": await self.kept((statement, first), partial(self.lists, statement, first)).load(parent)}

    async def record(self, statement: str, record_id: int | None) -> asyncpg.Record | None:
        if record_id is None:
            return None
        return await self.kept((statement,), partial(self.records, statement)).load(record_id)

    def kept(self, key: tuple, load: Callable[[list[int]], Awaitable[list]]) -> DataLoader:
        if key not in self.loaders:
            self.loaders[key] = DataLoader(load_fn=load)
        return self.loaders[key]

    async def lists(self, statement: str, first: int, parents: list[int]) -> list[list[asyncpg.Record]]:
        found = defaultdict(list)
        for row in await self.rows(statement, parents, first):
            found[row["parent_id"]].append(row)
        return [found[parent] for parent in parents]

    async def records(self, statement: str, ids: list[int]) -> list[asyncpg.Record | None]:
        found = {row["id"]: row for row in await self.rows(statement, ids)}
        return [found.get(record_id) for record_id in ids]


def database(info: Info) -> Database:
    return info.context["database"]


@strawberry.type
class Country:
    id: strawberry.ID
    code: CountryCode
    name: str


@strawberry.type
class Activity:
    id: strawberry.ID
    slug: str
    kind: "ActivityKind"
    direction: "Direction | None"


@strawberry.type
class ActivityList:
    nodes: list[Activity]


@strawberry.type
class Region:
    id: strawberry.ID
    code: str
    name: str

    @strawberry.field
    async def partners(self, info: Info, first: int = 25) -> "PartnerList":
        return await database(info).list_of("partners_of_region", self["id"], first)


@strawberry.type
class RegionList:
    nodes: list[Region]


@strawberry.type
class Partner:
    id: strawberry.ID
    slug: str
    name: str
    kind: "PartnerKind"
    city: str | None

    @strawberry.field
    async def country(self, info: Info) -> Country | None:
        return await database(info).record("countries_by_id", self["country_id"])

    @strawberry.field
    async def region(self, info: Info) -> Region | None:
        return await database(info).record("regions_by_id", self["region_id"])

    @strawberry.field
    async def agreements(self, info: Info, first: int = 25) -> "AgreementList":
        return await database(info).list_of("agreements_of_partner", self["id"], first)


@strawberry.type
class PartnerList:
    nodes: list[Partner]


@strawberry.type
class Agreement:
    id: strawberry.ID
    slug: str
    title: str
    kind: "AgreementKind"
    stage: "Stage"
    signed: PartialDate | None
    starts: PartialDate | None
    ends: PartialDate | None

    @strawberry.field
    async def partners(self, info: Info, first: int = 25) -> PartnerList:
        return await database(info).list_of("partners_of_agreement", self["id"], first)

    @strawberry.field
    async def activities(self, info: Info, first: int = 25) -> ActivityList:
        return await database(info).list_of("activities_of_agreement", self["id"], first)


@strawberry.type
class AgreementList:
    nodes: list[Agreement]


@strawberry.type
class AgreementConnection:
    total_count: int
    nodes: list[Agreement]


@strawberry.type
class StatisticsKey:
    value: str | None


@strawberry.type
class StatisticsGroup:
    keys: list[StatisticsKey]
    count: int


@strawberry.type
class ActivityStatistics:
    groups: list[StatisticsGroup]


@strawberry.input
class ActivityDimensionInput:
    dimension: "ActivityDimension"


@strawberry.type
class ActivityConnection:
    @strawberry.field
    async def statistics(self, info: Info, by: list[ActivityDimensionInput]) -> ActivityStatistics:
        """The only statistic there is: activities by kind and region."""
        rows = await database(info).rows("statistics")
        groups = [{"keys": [{"value": kind}, {"value": region}], "count": count} for kind, region, count in rows]
        return {"groups": groups}


@strawberry.type
class SearchHit:
    node: Partner


@strawberry.input(one_of=True)
class PartnerLookupInput:
    slug: str | None = strawberry.UNSET


@strawberry.input
class AgreementKindFilter:
    eq: "AgreementKind"


@strawberry.input
class CountryCodeFilter:
    eq: CountryCode


@strawberry.input
class CountryFilter:
    code: CountryCodeFilter


@strawberry.input
class AgreementFilter:
    kind: AgreementKindFilter
    country: CountryFilter


@strawberry.input
class AgreementOrder:
    field: "AgreementOrderField"
    direction: "OrderDirection"


@strawberry.type
class Query:
    @strawberry.field
    async def regions(self, info: Info, first: int = 25) -> RegionList:
        return {"nodes": await database(info).rows("regions", first)}

    @strawberry.field
    async def partner(self, info: Info, by: PartnerLookupInput) -> Partner | None:
        return next(iter(await database(info).rows("partner_by_slug", by.slug)), None)

    @strawberry.field
    async def agreements(
        self, info: Info, filter: AgreementFilter, order_by: list[AgreementOrder], first: int = 25
    ) -> AgreementConnection:
        rows = await database(info).rows("agreements", filter.kind.eq.value, filter.country.code.eq, first)
        return {"total_count": rows[0]["total_count"] if rows else 0, "nodes": rows}

    @strawberry.field
    async def activities(self, first: int = 25) -> ActivityConnection:
        return {}

    @strawberry.field
    async def search(self, info: Info, text: str, kinds: list["SearchKind"], first: int = 10) -> list[SearchHit]:
        return [{"node": row} for row in await database(info).rows("search", text, first)]


class Server(GraphQL):
    """Opens the pool at the start of each process."""

    pool: asyncpg.Pool

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            return await super().__call__(scope, receive, send)
        await receive()
        url = os.environ["DATABASE_URL"]
        self.pool = await asyncpg.create_pool(url, min_size=CONNECTIONS, max_size=CONNECTIONS)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        return {"database": Database(self.pool)}

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)


TEXT = {"serialize": str, "parse_value": str}
SCALARS = {
    CountryCode: strawberry.scalar(name="CountryCode", **TEXT),
    PartialDate: strawberry.scalar(name="PartialDate", **TEXT),
}
schema = strawberry.Schema(
    Query,
    config=StrawberryConfig(default_resolver=operator.getitem, scalar_map=SCALARS),
    extensions=[ParserCache, ValidationCache],
)
app = Server(schema, graphql_ide=None)

if __name__ == "__main__":
    uvicorn.run(
        "strawberry_server:app",
        app_dir=str(FOLDER),
        port=int(os.environ["PORT"]),
        workers=int(os.environ["PROCESSES"]),
        loop="uvloop",
        http="httptools",
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )
