"""Column plans → batches: stateless, pure, in Arrow and NumPy."""
