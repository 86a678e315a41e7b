"""The assignment of highest total score, one column to each row at most once (Kuhn and Munkres, in O(n²·m))."""

from collections.abc import Sequence


def assign(scores: Sequence[Sequence[float]]) -> tuple[list[int], list[float]]:
    """For each row the column that it gets, and each column's price; needs at least as many columns as rows.

    A price is what a further row would have to offer for the column (the dual of the linear program).
    """
    rows, columns = len(scores), len(scores[0]) if scores else 0
    if columns < rows:
        raise ValueError(f"{rows} rows for {columns} columns")
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # row + 1 of each column + 1; 0 is none
    for row in range(1, rows + 1):
        owner[0] = row
        here, came_from = 0, [0] * (columns + 1)
        slack, seen = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while owner[here]:
            seen[here] = True
            busy, delta, following = owner[here], float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -scores[busy - 1][column - 1] - row_price[busy] - column_price[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, here
                if slack[column] < delta:
                    delta, following = slack[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[owner[column]] += delta
                    column_price[column] -= delta
                else:
                    slack[column] -= delta
            here = following
        while here:
            owner[here], here = owner[came_from[here]], came_from[here]
    result = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            result[owner[column] - 1] = column - 1
    return result, [-price for price in column_price[1:]]
