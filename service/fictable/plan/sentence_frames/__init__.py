"""Sentence frames: what people say about fields, brought into the plain form that the grammar reads. Each frame changes one sentence."""
