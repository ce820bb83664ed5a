"""Chess games as on a public server: ratings, opening, moves and result agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

OPENINGS = Pool.read(__package__, "data/openings.csv", weight="share")
CONTROLS = Pool({"10+0": 34, "5+0": 12, "3+0": 9, "15+15": 8, "10+5": 9, "5+3": 7, "3+2": 6, "1+0": 5, "30+0": 5, "15+10": 5})
ENDINGS = Pool({"resign": 58, "mate": 33, "outoftime": 9})
NICKS = Pool(
    [
        "knight",
        "rook",
        "pawn",
        "bishop",
        "gambit",
        "blitz",
        "castle",
        "endgame",
        "zugzwang",
        "tempo",
        "fork",
        "patzer",
        "queen",
        "fianchetto",
    ]
)

chess = Entity("sports.chess", OPENINGS, title="Chess game", phrases=("chess", "chess game", "chess match", "lichess", "chess player"))
chess.field("opening", title="Chess opening", phrases=("chess opening", "opening name"), in_context=("opening",))
chess.field("eco", title="ECO code", phrases=("eco", "eco code", "opening eco"))


def name_nick(rows: Rows, label: str) -> Any:
    """A name of a player on a server."""
    return rows.draw(label).pick(NICKS) + "_" + rows.draw(f"{label} tail").text("[a-z]{3}[0-9]{2}")


@chess.field("white", title="White player", phrases=("white player", "white id", "player white"), in_context=("white",))
def name_white(rows: Rows) -> Any:
    return name_nick(rows, "nick")


@chess.field("black", title="Black player", phrases=("black player", "black id", "player black"), in_context=("black",))
def name_black(rows: Rows) -> Any:
    return name_nick(rows, "nick")


@values.measured(
    chess,
    "white_rating",
    low=600,
    high=2900,
    phrases=("white rating", "white elo", "rating of white", "elo white"),
    in_context=("elo", "rating"),
)
def rate_white(rows: Rows) -> Any:
    return rows.draw("rating").normal(1590, 290)


@values.measured(chess, "black_rating", low=600, high=2900, phrases=("black rating", "black elo", "rating of black", "elo black"))
def rate_black(rows: Rows) -> Any:
    """Close to White's, as servers pair players."""
    return np.asarray(rows["white_rating fact"]) * 0.85 + 1588 * 0.15 + rows.draw("gap").normal(0, 150)


@chess.hidden("outcome")
def play(rows: Rows) -> Any:
    """0 Black, 1 draw, 2 White: by the Elo formula with White's advantage of 30 points, 5 % draws."""
    gap = (np.asarray(rows["white_rating fact"]) - np.asarray(rows["black_rating fact"]) + 30) / 400.0
    white = 0.95 / (1 + portable.exp(-gap * 2.302585))
    drawn = rows.draw("outcome").uniform()
    return np.where(drawn < white, 2, np.where(drawn < 0.95, 0, 1))


@chess.field("winner", title="Winner of the game", phrases=("chess winner",), in_context=("winner",))
def show_winner(rows: Rows) -> Any:
    return values.choose_label(("black", "draw", "white"), rows["outcome"])


@chess.field("result", title="Result of the game", phrases=("chess result",), in_context=("result", "outcome"))
def show_result(rows: Rows) -> Any:
    return values.choose_label(("0-1", "1/2-1/2", "1-0"), rows["outcome"])


@chess.field("victory_status", phrases=("victory status",), in_context=("status", "end reason", "termination"))
def show_status(rows: Rows) -> Any:
    return np.where(np.asarray(rows["outcome"]) == 1, "draw", np.asarray(rows.draw("ending").pick(ENDINGS)))


@values.measured(chess, "turns", low=4, high=300, phrases=("number of moves", "move count"), in_context=("turns", "number of turns"))
def count_turns(rows: Rows) -> Any:
    return rows.draw("turns").normal(60, 30)


@chess.field("moves", title="First moves", phrases=("chess moves", "first moves"), in_context=("moves", "pgn"))
def show_moves(rows: Rows) -> Any:
    return "" + rows["first_moves"]


@chess.field("time_control", title="Time control", phrases=("time control", "increment code", "time increment"))
def choose_control(rows: Rows) -> Any:
    return rows.draw("control").pick(CONTROLS)


@chess.field("rated", storage="bool", title="Rated game", phrases=("rated game", "is rated"), in_context=("rated",))
def choose_rated(rows: Rows) -> Any:
    return rows.draw("rated").chance(0.81)


@chess.field("game_id", title="Game ID", phrases=("chess game id",), in_context=("game id",))
def write_id(rows: Rows) -> Any:
    return rows.draw("id").text("[0-9A-Za-z]{8}")


@chess.field("played_at", storage="timestamp[s]", title="Played at", in_context=("played at", "date", "created at", "start time"))
def choose_time(rows: Rows) -> Any:
    return values.add_seconds(
        values.days_before(rows, 1 + rows.draw("day").uniform() * 700), (17 + rows.draw("hour").normal(0, 4)) % 24 * 3600
    )
