"""English prose said otherwise, in the notations that the readers know: shares, answers, enumerations, ranges and names."""
