"""The dataset spec: read with every fault found, canonical form, digest, and the language of its expressions."""
