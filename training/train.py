"""Trains the tagger of prose on `training/prose/*.txt` and writes `service/fictable/plan/data/tagger.tsv.gz`.

    python -m training.train              # a minute
    python -m training.train --measure    # trains on four fifths, prints precision, recall and F1 of the spans of the others

The model is a conditional random field over the features of `fictable.plan.tagging.features`, fitted by python-crfsuite
(L-BFGS, L2 penalty 1, features seen twice or more). Weights below 0.06 are left out; the others are kept in thousandths.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pycrfsuite

from fictable.mapping.plugins import load_catalog
from fictable.plan.lexicon import Lexicon
from fictable.plan.tagging.features import describe_tokens
from fictable.plan.tagging.tagger import TAGS
from fictable.plan.tagging.tokens import split_tokens
from training.corpus import find_tagged, read_corpus, tag_tokens

WEIGHTS: Final = Path(__file__).parent.parent / "service/fictable/plan/data/tagger.tsv.gz"
PARAMETERS: Final = {"c1": 0.0, "c2": 1.0, "max_iterations": 200, "feature.possible_transitions": True, "feature.minfreq": 2}
LEAST_WEIGHT: Final = 60
# The weight of a pair of tags that never follow each other.
IMPOSSIBLE: Final = -20.0
FIFTH: Final = 5

Example = tuple[list[list[str]], list[str]]


def fit(examples: Sequence[Example]) -> Any:
    """A fitted field, as python-crfsuite's tagger."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for described, tags in examples:
        trainer.append(described, tags)
    trainer.set_params(PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "tagger.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
    return tagger


def write_weights(fitted: Any) -> int:
    """Writes the weights of a fitted field for the planner; gives the number of features."""
    info = fitted.info()
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (feature, tag), weight in info.state_features.items():
        if abs(round(weight * 1000)) >= LEAST_WEIGHT:
            rows[feature].append((tag, round(weight * 1000)))
    lines = [
        "\t".join([f">{first}", *(f"{second}:{round(info.transitions.get((first, second), IMPOSSIBLE) * 1000)}" for second in TAGS)])
        for first in TAGS
    ]
    lines += ["\t".join([name, *(f"{tag}:{weight}" for tag, weight in sorted(rows[name]))]) for name in sorted(rows)]
    WEIGHTS.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))
    return len(rows)


def measure(texts: Sequence[str], examples: Sequence[Example]) -> None:
    """Prints how well the spans of every fifth description are found by what is learnt from the others."""
    fitted = fit([example for number, example in enumerate(examples) if number % FIFTH])
    kept = zip(texts[::FIFTH], examples[::FIFTH], strict=True)
    found = [(find_tagged(text, tags), find_tagged(text, fitted.tag(described))) for text, (described, tags) in kept]
    for kind in ("NAME", "FACT", "AHEAD", "AGAIN"):
        right, told = ([{span for span in spans if span.kind == kind} for spans in side] for side in zip(*found, strict=True))
        hit = sum(len(one & other) for one, other in zip(right, told, strict=True))
        wanted, given = sum(map(len, right)), sum(map(len, told))
        print(f"{kind:6} precision {hit / given:.3f}  recall {hit / wanted:.3f}  F1 {2 * hit / (given + wanted):.3f}  of {wanted}")


def main() -> None:
    """Trains on all descriptions, or measures on a fifth of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    chosen = parser.parse_args()
    lexicon = Lexicon(load_catalog())
    corpus = list(read_corpus())
    examples = [(describe_tokens(split_tokens(marked.text), lexicon), tag_tokens(marked)) for marked in corpus]
    print(f"{len(examples)} descriptions, {sum(len(tags) for _, tags in examples)} tokens")
    if chosen.measure:
        measure([marked.text for marked in corpus], examples)
    else:
        print(f"{write_weights(fit(examples))} features")


if __name__ == "__main__":
    main()
