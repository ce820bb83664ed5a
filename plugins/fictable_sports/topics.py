"""The usual tables about sports."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str, **renamed: str) -> dict[str, Any]:
    """Columns of an entity: each under its own name, or `column="field"`."""
    return {name: f"sports.{entity}.{name}" for name in names} | {name: f"sports.{entity}.{found}" for name, found in renamed.items()}


def identify(column: str) -> dict[str, Any]:
    """A column of running numbers."""
    return {column: "id.sequence"}


FOOTBALL: Final = Topic(
    "sports.football_matches",
    (
        "football match",
        "soccer match",
        "football game",
        "soccer game",
        "football result",
        "soccer result",
        "football",
        "soccer",
        "match result",
        "premier league",
        "league match",
        "sports match",
        "match",
        "bundesliga",
        "champions league",
        "la liga",
        "serie a",
        "world cup",
        "world cup match",
        "bundesliga result",
    ),
    "matches",
    {"match_id": "id.sequence"}
    | show("football", "league", "season", "home_team", "away_team", "home_goals", "away_goals", "result", match_date="played_on")
    | show("football", "home_shots", "away_shots", "home_possession", "attendance", "stadium", "referee"),
    title="Football matches",
)
PLAYERS: Final = Topic(
    "sports.football_players",
    (
        "football player",
        "soccer player",
        "footballer",
        "player",
        "player statistics",
        "player stat",
        "fifa player",
        "team player",
        "squad",
        "football player statistics",
        "transfer market",
    ),
    "players",
    {"player_id": "id.sequence"}
    | show("player", "name", "age", "nationality", "club", "league", "position", "foot", "height_cm", "overall", "appearances")
    | show("player", "goals", "assists", "market_value"),
    title="Football players",
)
STANDINGS: Final = Topic(
    "sports.standings",
    (
        "standing",
        "league table",
        "team standing",
        "league standing",
        "team ranking",
        "season standing",
        "sports team",
        "team performance",
        "darts league",
        "league",
    ),
    "standings",
    show("standing", "position", "club", "league", "played", "wins", "draws", "losses", "goals_for", "goals_against", "goal_difference")
    | {"points": {"type": "expression", "params": {"expr": "3 * wins + draws"}}},
    title="League table",
)
BASKETBALL: Final = Topic(
    "sports.basketball_players",
    (
        "basketball player",
        "basketball",
        "nba",
        "nba player",
        "box score",
        "basketball statistics",
        "nba statistics",
        "nba player stat",
        "nba stat",
    ),
    "box_scores",
    identify("game_id")
    | {"game_date": {"type": "date", "params": {"start": "2024-10-22", "end": "2025-04-13"}}}
    | show(
        "basketball", "player", "team", "opponent", "position", "minutes", "points", "rebounds", "assists", "steals", "blocks", "turnovers"
    )
    | show("basketball", "field_goals", "field_goal_attempts"),
    title="Box scores of basketball players",
)
CRICKET: Final = Topic(
    "sports.cricket_matches",
    ("cricket match", "cricket", "ipl", "ipl match", "cricket league", "t20 match", "cricket game", "cricket score"),
    "matches",
    identify("match_id")
    | {"match_date": {"type": "date", "params": {"start": "2025-03-22", "end": "2025-05-25"}}}
    | show("cricket", "venue", "toss_winner", "toss_decision", team_1="team", team_2="opponent")
    | show("cricket", first_innings_score="first_innings", second_innings_score="second_innings")
    | show("cricket", "winner", "won_by", "margin", "player_of_match"),
    title="Cricket matches",
)
TENNIS: Final = Topic(
    "sports.tennis_matches",
    ("tennis match", "tennis", "atp match", "wta match", "tennis tournament", "tennis result", "tennis player", "grand slam"),
    "matches",
    identify("match_id")
    | {"match_date": "sports.tennis.played_on"}
    | show(
        "tennis",
        "tournament",
        "level",
        "surface",
        "round",
        "winner",
        "loser",
        "winner_rank",
        "loser_rank",
        "score",
        "minutes",
        "aces",
        "double_faults",
    ),
    title="Tennis matches",
)
OLYMPICS: Final = Topic(
    "sports.olympic_results",
    ("olympic result", "olympic athlete", "olympics", "olympic", "olympic game", "olympic medal", "athlete", "medal", "medalist"),
    "results",
    {"athlete_id": "id.sequence"}
    | show("olympian", "name", "sex", "age", "height_cm", "weight_kg", "noc", "games", "sport", "event", team="team", year="games_year")
    | show("olympian", "season", city="host")
    | {"medal": {"type": "sports.olympian.medal", "null_fraction": 0.85}},
    title="Results of the Olympic Games",
)
RACES: Final = Topic(
    "sports.race_results",
    (
        "race result",
        "marathon",
        "marathon result",
        "running race",
        "half marathon",
        "marathon runner",
        "runner",
        "running event",
        "triathlon",
    ),
    "results",
    show("race", "bib", "name", "gender", "age", "division", "race_type", "half_time", "finish_time", "pace", "place"),
    title="Results of running races",
)
GRANDS_PRIX: Final = Topic(
    "sports.grand_prix_results",
    ("formula 1", "formula one", "f1", "f1 race", "grand prix", "motor race", "formula 1 race", "motorsport", "race driver"),
    "results",
    identify("result_id")
    | {"season": {"type": "number.integer", "params": {"min": 2018, "max": 2025}}}
    | show(
        "grand_prix", "race", "circuit", "driver", "constructor", "grid", "position", "points", "fastest_lap", "pit_stops", laps="laps_done"
    ),
    title="Results of motor races",
)
WORKOUTS: Final = Topic(
    "sports.workouts",
    (
        "workout",
        "exercise",
        "fitness",
        "workout log",
        "gym workout",
        "training session",
        "workout session",
        "exercise log",
        "fitness log",
        "gym member exercise",
        "gym session",
        "running",
        "strava",
    ),
    "workouts",
    identify("workout_id")
    | {"user_id": {"type": "id.pattern", "params": {"pattern": "U[0-9]{4}"}}}
    | show("workout", "started_at", "minutes", "distance_km", "calories", "age", "gender", "weight_kg", workout_type="workout")
    | show("workout", "intensity", average_heart_rate="average_pulse", max_heart_rate="maximum_pulse"),
    title="Workouts",
)
# Who it is follows from the number of the user, so that all days of one are of the same age and gender.
USER: Final[dict[str, Any]] = {
    "user_number": {"type": "number.integer", "params": {"min": 1, "max": 400}, "drop": True},
    "user_id": {"type": "expression", "params": {"expr": "'U' || (1000 + user_number)"}},
    "date": {"type": "date", "params": {"start": "2025-01-01", "end": "2025-12-31"}},
    "age": {"type": "expression", "params": {"expr": "18 + user_number * 37 % 48"}},
    "gender": {"type": "expression", "params": {"expr": "if(user_number * 7 % 13 < 6, 'Female', 'Male')"}},
}
RESTING_RATE: Final[dict[str, Any]] = {
    "resting_heart_rate": {"type": "expression", "params": {"expr": "54 + user_number * 11 % 22 + sway"}},
    "sway": {"type": "number.integer", "params": {"min": -3, "max": 3}, "drop": True},
}
DAYS: Final = Topic(
    "sports.daily_activity",
    (
        "fitbit",
        "activity tracker",
        "smartwatch",
        "wearable",
        "daily step",
        "fitness tracking",
    ),
    "daily_activity",
    USER
    | show("workout", "steps", distance_km="day_distance", calories="day_calories", active_minutes="minutes")
    | show("workout", "sleep_hours", "water_liters")
    | RESTING_RATE,
    title="Days of people with a fitness tracker",
)
MEMBERS: Final = Topic(
    "sports.gym_members",
    ("gym member", "gym membership", "fitness member", "gym", "fitness studio", "gym customer", "health club"),
    "members",
    {
        "member_id": {"type": "id.template", "params": {"template": "GYM-{seq:5}"}},
        "name": "person.name",
        "gender": "person.gender",
        "age": "person.age",
        "email": "person.email",
        "membership_type": {
            "type": "category",
            "params": {"values": ["Basic", "Standard", "Premium", "Student"], "weights": [34, 36, 20, 10]},
        },
        "joined_on": {"type": "date", "params": {"start": "2021-01-01", "end": "2025-10-31"}},
        **show("workout", visits_per_week="frequency", favorite_workout="workout", experience_level="level"),
    },
    title="Members of a gym",
)
CHESS: Final = Topic(
    "sports.chess_games",
    ("chess game", "chess", "chess match", "lichess", "lichess game", "chess player", "chess tournament"),
    "games",
    show(
        "chess",
        "game_id",
        "rated",
        "played_at",
        "white",
        "black",
        "white_rating",
        "black_rating",
        "time_control",
        "eco",
        "opening",
        "turns",
    )
    | show("chess", "victory_status", "winner"),
    title="Chess games",
)

TOPICS: Final = (
    FOOTBALL,
    PLAYERS,
    STANDINGS,
    BASKETBALL,
    CRICKET,
    TENNIS,
    OLYMPICS,
    RACES,
    GRANDS_PRIX,
    WORKOUTS,
    DAYS,
    MEMBERS,
    CHESS,
)
