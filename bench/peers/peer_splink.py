"""Splink 5 on a file of records, the peer of `bench/main.ts match`, which runs it where PYTHON has it (`pip install splink`).

Reads a CSV whose first column is the id of a record, clusters its records as Splink's own tutorial for companies does, and
writes `id,cluster`. Columns can be cleaned before, which counts as its time. Prints one line of JSON: seconds from the file to the clusters, and the peak of resident memory in MB.
"""

import argparse
import csv
import json
import resource
import time

import duckdb
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

parser = argparse.ArgumentParser()
parser.add_argument("file")
parser.add_argument("--out", required=True)
parser.add_argument("--similar", action="append", default=[], help="a column of names, compared by Jaro-Winkler similarity")
parser.add_argument("--exact", action="append", default=[], help="a column compared for equality, with term frequencies")
parser.add_argument("--block", action="append", default=[], help="a blocking rule: columns or SQL expressions, comma-separated by ;")
parser.add_argument("--train", action="append", default=[], help="a blocking rule to train on; by default the first two of --block")
parser.add_argument("--clean", action="append", default=[], help="COLUMN=SQL: what a column is taken as")
parser.add_argument("--most", type=int, help="values of cleaned columns that more records share are left empty")
parser.add_argument("--threshold", type=float, default=0.9)
asked = parser.parse_args()

with open(asked.file, encoding="utf-8") as file:
    id_column = next(csv.reader(file))[0]

started = time.monotonic()
connection = duckdb.connect()
connection.execute(
    "create table records as select * from read_csv(?, header = true, all_varchar = true)", [asked.file]
)
for column, expression in (rule.split("=", 1) for rule in asked.clean):
    connection.execute(f"update records set {column} = nullif({expression}, '')")
    if asked.most is not None:
        connection.execute(
            f"update records set {column} = null where {column} in "
            f"(select {column} from records group by 1 having count(*) > {asked.most})"
        )
api = DuckDBAPI(connection=connection)
rules = [block_on(*rule.split(";")) for rule in asked.block]
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name=id_column,
    comparisons=[
        *(
            comparisons.JaroWinklerAtThresholds(column, [0.95, 0.88, 0.8]).configure(term_frequency_adjustments=True)
            for column in asked.similar
        ),
        *(comparisons.ExactMatch(column).configure(term_frequency_adjustments=True) for column in asked.exact),
    ],
    blocking_rules_to_generate_predictions=rules,
)
linker = Linker(api.register("records"), settings, log_level="WARNING")
linker.training.estimate_probability_two_random_records_match(rules[:1], recall=0.6)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in [block_on(*rule.split(";")) for rule in asked.train] or rules[:2]:
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
pairs = linker.inference.predict(threshold_match_probability=asked.threshold)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
    pairs, threshold_match_probability=asked.threshold
)
connection.execute(
    f"copy (select \"{id_column}\" as id, cluster_id as cluster from {clusters.physical_name} order by 1) to '{asked.out}' (header)"
)
print(
    json.dumps(
        {
            "seconds": round(time.monotonic() - started, 1),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    )
)
