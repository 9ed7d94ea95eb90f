"""Cuts the demo's rows out of the US flights of 2001. SOURCE.md says what they are.

    npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz
    pip install pandas pyarrow            # in a virtual environment outside the tree
    python slice_flights.py package/data .

Nothing is drawn at random: the same input gives the same bytes.
"""

import gzip
import hashlib
import pathlib
import sys

import pandas as pd

AIRPORTS = 50
OUTSIDE = {"AK", "HI", "PR", "VI", "GU", "AS"}  # states and territories beyond the contiguous states
SLICES = {
    "winter-baseline": ("2001-01-22", "2001-02-05"),
    "winter-traffic": ("2001-01-01", "2001-01-22"),
    "summer-traffic": ("2001-06-01", "2001-06-22"),
}


def busiest(flights, airports):
    """The AIRPORTS airports of the contiguous states with most departures in the whole file."""
    states = airports.set_index("iata").state
    departures = flights.groupby("origin").size().reset_index(name="n").sort_values(["n", "origin"], ascending=[False, True])
    inside = [code for code in departures.origin if states.get(code) not in OUTSIDE]
    return set(inside[:AIRPORTS])


def write(rows, path):
    """Sorted by route and then time, which packs best: the order in the file carries no meaning."""
    rows = rows.sort_values(["origin", "destination", "date", "delay"])[["date", "delay", "distance", "origin", "destination"]]
    text = rows.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d %H:%M")
    data = gzip.compress(text.encode(), 9, mtime=0)
    path.write_bytes(data)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    print(f"{path.name}: {len(rows)} rows, {rows.date.min()} to {rows.date.max()}, {len(data)} bytes, "
          f"{rows.origin.nunique()} origins, delay {rows.delay.min()} to {rows.delay.max()}, csv sha256 {digest}")


def main(source, target):
    flights = pd.read_parquet(source / "flights-3m.parquet")
    scope = busiest(flights, pd.read_csv(source / "airports.csv"))
    print(len(scope), "airports:", " ".join(sorted(scope)))
    covered = flights[flights.origin.isin(scope) & flights.destination.isin(scope)]
    print(f"{len(covered)} of {len(flights)} flights between them")
    for name, (start, end) in SLICES.items():
        write(covered[(covered.date >= start) & (covered.date < end)], target / f"{name}.csv.gz")
    far = flights[(flights.origin == "ANC") & (flights.distance > 2400) & flights.destination.isin(scope)]
    write(far, target / "anchorage.csv.gz")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
