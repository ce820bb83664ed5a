"""The door's helpers by their plain names."""

from __future__ import annotations

from fictable import values

DAY = values.DAY
add_seconds = values.add_seconds
choose_label = values.choose_label
days_before = values.days_before
measured = values.measured
drift = values.drift
pace = values.pace
report_in_turn = values.report_in_turn
spread = values.spread
read_day = values.read_day
read_hour = values.read_hour
sway = values.sway
turn = values.turn
write_digits = values.write_digits
