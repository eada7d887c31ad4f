"""The cross-encoder: what it reads of a question and a sentence, and how it scores them."""

import json

import torch
import torch.nn.functional as F
from torch import nn

from bert import WIDTH, shipped_bert, token_ids

CLS, SEP, STROKE = 101, 102, 1064
# As in src/search/cross-encoder.ts.
MOST_PIECES = {"question": 40, "title": 20, "before": 28, "text": 72}


class Reader(nn.Module):
    """Scores over the first token's state and the mean of all; `nothing` is the score of no answer."""

    def __init__(self):
        super().__init__()
        self.bert, self.head, self.nothing = shipped_bert(), nn.Linear(2 * WIDTH, 1), nn.Parameter(torch.zeros(1))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids, mask, types, dropout=0.1):
        states, counted = self.bert(ids, mask, types, dropout), mask.float()[..., None]
        mean = (states * counted).sum(1) / counted.sum(1)
        return self.head(F.dropout(torch.cat([states[:, 0], mean], 1), dropout, self.training))[:, 0]


def read_items(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def rows_of(item):
    """Token ids and segments of each candidate with the question."""
    question = [CLS, *token_ids(item["q"])[: MOST_PIECES["question"]], SEP]
    rows = []
    for candidate in item["cands"]:
        title = token_ids(candidate["title"])[: MOST_PIECES["title"]]
        before = token_ids(candidate["prev"])[-MOST_PIECES["before"] :]
        first = [*question, *title, STROKE, *before, SEP]
        second = [*token_ids(candidate["text"])[: MOST_PIECES["text"]], SEP]
        rows.append((first + second, [0] * len(first) + [1] * len(second)))
    return rows


def batch_of(rows):
    width = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for place, (row, segments) in enumerate(rows):
        ids[place, : len(row)] = torch.tensor(row)
        types[place, : len(row)] = torch.tensor(segments)
        mask[place, : len(row)] = 1
    return ids, mask, types


@torch.no_grad()
def scores_of(model, items, rows_at_once=64):
    """Log-odds of each candidate of each item against no answer."""
    model.eval()
    rows = [(row, place, number) for place, item in enumerate(items) for number, row in enumerate(rows_of(item))]
    rows.sort(key=lambda entry: len(entry[0][0]))
    scores = [[0.0] * len(item["cands"]) for item in items]
    for start in range(0, len(rows), rows_at_once):
        part = rows[start : start + rows_at_once]
        found = model(*batch_of([row for row, _, _ in part])) - model.nothing
        for (_, place, number), score in zip(part, found.tolist()):
            scores[place][number] = score
    return scores
