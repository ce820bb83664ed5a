"""Hand-written kernels of Faker methods: what the compiler cannot trace, as arithmetic on whole columns."""
