"""Models that others learn on a table with an outcome, peers of `bench/main.ts icp`, which runs it where PYTHON has them
(`pip install lightgbm interpret scikit-learn`).

Reads a CSV with a column `outcome` of 0 and 1 and a column `fold` of 0 to 4; all others are traits. Every model keeps its defaults.
Prints one line of JSON per model: AUC averaged over the folds, logarithmic loss, calibration error over ten groups, seconds a fold.
"""

import argparse
import json
import time

import numpy
import pandas
from interpret.glassbox import ExplainableBoostingClassifier
from lightgbm import LGBMClassifier
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("file")
parser.add_argument("--without-pairs", action="store_true", help="leave the slow model with pairs out")
asked = parser.parse_args()

table = pandas.read_csv(asked.file, keep_default_na=False)
outcome, fold = table.pop("outcome").to_numpy(), table.pop("fold").to_numpy()
categories = table.copy()
for column in categories.select_dtypes(exclude="number"):
    categories[column] = categories[column].astype("category")

numbers = (StandardScaler(), make_column_selector(dtype_include="number"))
texts = (OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_exclude="number"))
models = {
    "logistic": (table, lambda: make_pipeline(make_column_transformer(numbers, texts), LogisticRegression(max_iter=2000))),
    "LightGBM": (categories, lambda: LGBMClassifier(verbose=-1)),
    "EBM additive": (table, lambda: ExplainableBoostingClassifier(interactions=0)),
    "EBM with pairs": (table, lambda: ExplainableBoostingClassifier()),
}

for name, (traits, create) in models.items():
    if asked.without_pairs and name == "EBM with pairs":
        continue
    foretold, areas = numpy.zeros(len(outcome)), []
    started = time.monotonic()
    for own in range(5):
        held = fold == own
        model = create().fit(traits[~held], outcome[~held])
        foretold[held] = model.predict_proba(traits[held])[:, 1]
        areas.append(roc_auc_score(outcome[held], foretold[held]))
    seconds = (time.monotonic() - started) / 5
    groups = numpy.array_split(numpy.argsort(foretold, kind="stable"), 10)
    off = sum(abs((foretold[group] - outcome[group]).sum()) for group in groups) / len(outcome)
    print(
        json.dumps(
            {
                "model": name,
                "auc": float(numpy.mean(areas)),
                "loss": float(log_loss(outcome, foretold)),
                "off": float(off),
                "seconds": seconds,
            }
        ),
        flush=True,
    )
