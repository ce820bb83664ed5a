"""The sports pack: matches, players and results agree."""

from __future__ import annotations

from typing import Any

import numpy as np


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"sports.{entity}.{name}"} for name in names]


def test_football_matches_agree(make: Any) -> None:
    """Two clubs play; the result follows from the goals; shots on target hold the goals, shots those; home teams win more."""
    names = ("home_team", "away_team", "home_goals", "away_goals", "result", "home_shots", "home_shots_on_target", "home_half_goals")
    rows = make(fields("football", *names), rows=2_000).to_pylist()
    for row in rows:
        assert row["home_team"] != row["away_team"]
        assert row["result"] == "ADH"[int(np.sign(row["home_goals"] - row["away_goals"])) + 1]
        assert row["home_half_goals"] <= row["home_goals"] <= row["home_shots_on_target"] <= row["home_shots"]
    share = {letter: np.mean([row["result"] == letter for row in rows]) for letter in "HDA"}
    assert 0.38 < share["H"] < 0.55
    assert 0.18 < share["D"] < 0.32
    assert 2.2 < np.mean([row["home_goals"] + row["away_goals"] for row in rows]) < 3.4


def test_tables_add_up(make: Any) -> None:
    """Matches, points and goal differences of a league table add up."""
    names = ("played", "wins", "draws", "losses", "points", "goals_for", "goals_against", "goal_difference")
    for row in make(fields("standing", *names), rows=500).to_pylist():
        assert row["wins"] + row["draws"] + row["losses"] == row["played"]
        assert row["points"] == 3 * row["wins"] + row["draws"]
        assert row["goal_difference"] == row["goals_for"] - row["goals_against"]


def test_players_score_by_their_position(make: Any) -> None:
    """Forwards score, goalkeepers do not; nobody's potential is below the rating; the best are the dearest."""
    rows = make(fields("player", "position_code", "goals", "overall", "potential", "market_value"), rows=3_000).to_pylist()
    goals = {code: np.mean([row["goals"] for row in rows if row["position_code"] == code]) for code in ("GK", "CB", "ST")}
    assert goals["GK"] == 0
    assert goals["CB"] < goals["ST"]
    assert all(row["potential"] >= row["overall"] for row in rows)
    dear = [row["market_value"] for row in rows if row["overall"] > 84]
    assert np.median(dear) > 8 * np.median([row["market_value"] for row in rows])


def test_points_of_basketball_add_up(make: Any) -> None:
    """Points are baskets, threes and free throws; nobody makes more than tried."""
    names = ("points", "field_goals", "three_pointers", "free_throws", "field_goal_attempts", "team", "opponent")
    for row in make(fields("basketball", *names), rows=500).to_pylist():
        assert row["points"] == 2 * row["field_goals"] + row["three_pointers"] + row["free_throws"]
        assert row["field_goals"] <= row["field_goal_attempts"]
        assert row["team"] != row["opponent"]


def test_cricket_is_won_by_the_better_score(make: Any) -> None:
    """The team that scores more wins, by runs if it batted first."""
    names = ("team", "opponent", "toss_winner", "toss_decision", "first_innings", "second_innings", "winner", "won_by", "margin")
    for row in make(fields("cricket", *names), rows=500).to_pylist():
        chased = row["second_innings"] > row["first_innings"]
        assert row["winner"] == row["opponent" if chased else "team"]
        assert row["won_by"] == ("Wickets" if chased else "Runs")
        assert chased or row["margin"] == row["first_innings"] - row["second_innings"]
        assert row["toss_winner"] == row["team" if row["toss_decision"] == "Bat" else "opponent"]


def test_strong_players_win_at_chess(make: Any) -> None:
    """White wins somewhat more than Black; the stronger player wins more often."""
    rows = make(fields("chess", "white_rating", "black_rating", "winner", "victory_status", "result"), rows=3_000).to_pylist()
    assert all((row["winner"] == "draw") == (row["victory_status"] == "draw") == (row["result"] == "1/2-1/2") for row in rows)
    strong = [row["winner"] for row in rows if row["white_rating"] > row["black_rating"] + 200]
    assert strong.count("white") > 2 * strong.count("black")


def test_workouts_burn_by_minutes_and_pulse(make: Any) -> None:
    """Calories follow the minutes; the highest pulse is above the average; yoga covers no distance."""
    rows = make(
        fields("workout", "workout", "minutes", "calories", "average_pulse", "maximum_pulse", "distance_km"), rows=2_000
    ).to_pylist()
    assert np.corrcoef([row["minutes"] for row in rows], [row["calories"] for row in rows])[0, 1] > 0.4
    assert all(row["maximum_pulse"] > row["average_pulse"] for row in rows)
    assert all((row["distance_km"] == 0) == (row["workout"] in {"Yoga", "HIIT", "Elliptical", "Strength Training"}) for row in rows)
