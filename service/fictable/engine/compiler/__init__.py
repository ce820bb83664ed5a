"""The Faker compiler: runs a provider method on symbols instead of values, and turns what comes out into picks from pools."""
