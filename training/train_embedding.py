"""Trains the embedding model on questions and the texts that answer them: train_embedding.py PAIRS OUT [options].

PAIRS is what embedding-pairs.ts writes, with the passages of each set in PAIRS.pool.
"""

import argparse
import contextlib
import hashlib
import json
import random
import time
from collections import defaultdict

import torch
import torch.nn.functional as F
from torch import nn

from bert import WIDTH, shipped_bert, token_ids
from train import has_short_numbers

CLS, SEP = 101, 102
MOST_PIECES = {"question": 48, "text": 160}
QUESTIONS_AT_ONCE = 16
# Cosines are multiplied by this before they are compared, as all-MiniLM-L6-v2 was trained.
SCALE = 20
# Of the passages that the model takes for the likest of other articles, one of this many stands beside each right one.
NEAREST_WRONG = 6
HIGHEST_RATE, WARM_UP, WEIGHT_DECAY, MOST_GRADIENT = 4e-5, 0.06, 0.01, 1.0
# Share of the batches that are of public sets; the rest is of invented cities.
PUBLIC = 0.4
PUBLIC_SETS = ("XQuAD en", "XQuAD zh", "DRCD", "ChronoQA")
# Of a public set, one first article in this many only tells how well the model does.
VALIDATION = 8


def is_validation(article):
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % VALIDATION == 0


def rows_of(texts, most):
    return [[CLS, *token_ids(text)[: most - 2], SEP] for text in texts]


def batch_of(rows):
    width = max(map(len, rows))
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = torch.tensor(row)
        mask[place, : len(row)] = 1
    return ids, mask


def short_numbers():
    return torch.cpu.amp.autocast(dtype=torch.bfloat16) if has_short_numbers() else contextlib.nullcontext()


def vectors_of(bert, rows, dropout=0.0):
    """Mean of the states of each row, at unit length: (rows, 384)."""
    ids, mask = batch_of(rows)
    with short_numbers():
        states = bert(ids, mask, torch.zeros_like(ids), dropout).float()
    counted = mask.float()[..., None]
    return F.normalize((states * counted).sum(1) / counted.sum(1), dim=1)


@torch.no_grad()
def all_vectors(bert, rows, at_once=64):
    bert.eval()
    order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
    found = torch.zeros(len(rows), WIDTH)
    for start in range(0, len(order), at_once):
        part = order[start : start + at_once]
        found[part] = vectors_of(bert, [rows[place] for place in part])
    return found


def read(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


class Data:
    def __init__(self, path, left_out):
        self.pool, self.asked = read(f"{path}.pool"), read(path)
        self.by_set = defaultdict(list)
        for place, passage in enumerate(self.pool):
            self.by_set[passage["set"]].append(place)
        self.left_out = left_out
        self.pool_rows = rows_of([passage["text"] for passage in self.pool], MOST_PIECES["text"])
        for item in self.asked:
            item["row"] = rows_of([item["q"]], MOST_PIECES["question"])[0]
            item["right_rows"] = rows_of(item["right"], MOST_PIECES["text"])

    def is_validation(self, item):
        if item["set"] in PUBLIC_SETS:
            return is_validation(item["gold"][0])
        return item["set"] in self.left_out

    def mine(self, bert):
        """Tells of each question which wrong passages of its set are the likest, and how often a right one is before them."""
        passages = all_vectors(bert, self.pool_rows)
        questions = all_vectors(bert, [item["row"] for item in self.asked])
        vector_of = {passage["text"]: vector for passage, vector in zip(self.pool, passages)}
        hits = defaultdict(list)
        for place, item in enumerate(self.asked):
            inside = self.by_set[item["set"]]
            scores = passages[inside] @ questions[place]
            own = torch.tensor([self.pool[at]["article"] in item["gold"] for at in inside])
            hits[item["set"] if item["set"] in PUBLIC_SETS else "cities", self.is_validation(item)].append(
                bool(own[scores.argmax()])
            )
            wrong = scores.masked_fill(own, -9)
            best = wrong.topk(min(NEAREST_WRONG, int((~own).sum()))).indices.tolist()
            item["wrong"] = [inside[at] for at in best]
            # Of public sets it is not told which passage of the paragraph answers.
            if item["set"] in PUBLIC_SETS:
                right = torch.stack([vector_of[text] for text in item["right"]]) @ questions[place]
                item["likest"] = int(right.argmax())
        return {name: sum(found) / len(found) for name, found in sorted(hits.items())}


def batches(data):
    """Questions of one set at a time, without end."""
    by_set = defaultdict(list)
    for item in data.asked:
        if not data.is_validation(item):
            by_set[item["set"]].append(item)
    public = [name for name in by_set if name in PUBLIC_SETS]
    cities = [name for name in by_set if name not in PUBLIC_SETS]
    while True:
        is_public = random.random() < PUBLIC
        names = public if is_public else cities
        # By the number of questions, so that each is asked about as often.
        name = random.choices(names, [len(by_set[name]) for name in names])[0]
        yield random.sample(by_set[name], min(QUESTIONS_AT_ONCE, len(by_set[name])))


def loss_of(bert, data, batch):
    questions = vectors_of(bert, [item["row"] for item in batch], 0.1)
    rows, articles = [], []
    for item in batch:
        is_public = item["set"] in PUBLIC_SETS
        right = item["likest"] if is_public else random.randrange(len(item["right_rows"]))
        rows.append(item["right_rows"][right])
        articles.append(item["gold"][0])
    for item in batch:
        wrong = random.choice(item["wrong"])
        rows.append(data.pool_rows[wrong])
        articles.append(data.pool[wrong]["article"])
    scores = SCALE * questions @ vectors_of(bert, rows, 0.1).T
    for place, item in enumerate(batch):
        for at, article in enumerate(articles):
            if at != place and article in item["gold"]:
                scores[place, at] = -1e4
    return F.cross_entropy(scores, torch.arange(len(batch)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs")
    parser.add_argument("out")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--leave-out", nargs="*", default=[])
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    bert = shipped_bert()
    bert.words.requires_grad_(False)
    data = Data(given.pairs, given.leave_out)
    print("before", data.mine(bert), flush=True)
    parameters = [parameter for parameter in bert.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=HIGHEST_RATE, weight_decay=WEIGHT_DECAY)
    began, mean = time.time(), None
    bert.train()
    for step, batch in zip(range(1, given.steps + 1), batches(data)):
        rate = HIGHEST_RATE * min(1, step / (WARM_UP * given.steps)) * max(0.02, 1 - step / given.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        loss = loss_of(bert, data, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, MOST_GRADIENT)
        optimiser.step()
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step} of {given.steps}, loss {mean:.3f}, {time.time() - began:.0f} s", flush=True)
        if step % 400 == 0:
            torch.save(bert.state_dict(), given.out)
    torch.save(bert.state_dict(), given.out)
    print("after", data.mine(bert), flush=True)


if __name__ == "__main__":
    main()
