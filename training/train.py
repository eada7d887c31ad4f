"""Trains the cross-encoder, see README.md: train.py public|own|rest|cities DATA OUT [options]."""

import argparse
import contextlib
import functools
import hashlib
import json
import random
import time

import torch
from torch import nn

from reader import Reader, batch_of, read_items, rows_of, scores_of

QUESTIONS_AT_ONCE, CANDIDATES = 4, 7
# Rows of about the same length that are read at once: a seventh of the work would be padding else.
PARTS = 3
# By what is trained on: rounds over the data, and the highest learning rate.
SETTINGS = {"public": (1, 8e-5), "own": (2, 6e-5), "rest": (1, 5e-5), "cities": (1, 7e-5)}
# Share of the questions learnt before that is asked again beside the rest, and of public ones beside our own.
AGAIN, PUBLIC = {"rest": 0.3, "cities": 0.2}, {"own": 1 / 6, "rest": 1 / 10, "cities": 1 / 25}
# Layers from below that stay as they are: what words mean is learnt by then, and a quarter of the time is saved.
KEPT_LAYERS = {"cities": 2}
WARM_UP, WEIGHT_DECAY, MOST_GRADIENT = 0.06, 0.01, 1.0
# Share of the answerable questions whose answers are taken away, so that staying silent is learnt too.
TAKEN_AWAY = 0.12


def half_of(group):
    return int(hashlib.md5(group.encode()).hexdigest(), 16) % 2


def thinned(item):
    """The right candidates, the best of the wrong ones, and two of the others."""
    right = [candidate for candidate in item["cands"] if candidate["y"]][:3]
    wrong = [candidate for candidate in item["cands"] if not candidate["y"]]
    best, others = wrong[: CANDIDATES - len(right) - 2], wrong[CANDIDATES - len(right) - 2 :]
    if right and random.random() < TAKEN_AWAY:
        right = []
    return {**item, "cands": [*right, *best, *random.sample(others, min(2, len(others)))][:CANDIDATES]}


def is_left_out(item, cities):
    """Whether the question is about one of the cities; its group begins with the folder of its articles."""
    return any(city in item["group"].split(" ")[0].split("/") for city in cities)


@functools.cache
def has_short_numbers():
    """Whether the processor reckons with 16 bits: where it does not, they take many times as long as 32."""
    try:
        with open("/proc/cpuinfo", encoding="utf8") as lines:
            return "avx512_bf16" in lines.read()
    except FileNotFoundError:
        return False


def scores_in_parts(model, rows):
    """Score of each row, the shorter ones read apart from the longer ones."""
    by_length = sorted(range(len(rows)), key=lambda place: len(rows[place][0]))
    size = -(-len(rows) // PARTS)
    parts = [by_length[start : start + size] for start in range(0, len(rows), size)]
    found = torch.cat([model(*batch_of([rows[place] for place in part])).float() for part in parts])
    return found[torch.tensor(by_length).argsort()]


def loss_of(model, items):
    """Mean negative log-likelihood of the right candidates, or of no answer where none is right."""
    with torch.cpu.amp.autocast(dtype=torch.bfloat16) if has_short_numbers() else contextlib.nullcontext():
        scores = scores_in_parts(model, [row for item in items for row in item["rows"]])
    total, start = 0, 0
    for item in items:
        options = torch.cat([scores[start : start + len(item["rows"])], model.nothing])
        start += len(item["rows"])
        right = torch.tensor([bool(candidate["y"]) for candidate in item["cands"]] + [False])
        right[-1] = not right.any()
        total = total + options.logsumexp(0) - options[right].logsumexp(0)
    return total / len(items)


def batches_of(items):
    """Questions in a random order, those of a length together, so that little is padding."""
    shuffled = random.sample(items, len(items))
    window = QUESTIONS_AT_ONCE * 16
    for start in range(0, len(shuffled), window):
        part = sorted(shuffled[start : start + window], key=lambda item: max(len(ids) for ids, _ in item["rows"]))
        batches = [part[at : at + QUESTIONS_AT_ONCE] for at in range(0, len(part), QUESTIONS_AT_ONCE)]
        yield from random.sample(batches, len(batches))


def keep(model, layers):
    """Leaves the word embeddings as they are, and what stands below so many layers."""
    kept = [model.bert.words, *model.bert.layers[:layers]]
    if layers > 0:
        kept += [model.bert.types, model.bert.places, model.bert.norm]
    for part in kept:
        part.requires_grad_(False)


def train(model, items, rounds, highest_rate):
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=highest_rate, weight_decay=WEIGHT_DECAY)
    for item in items:
        item["rows"] = rows_of(item)
    steps, step, began, mean = rounds * -(-len(items) // QUESTIONS_AT_ONCE), 0, time.time(), None
    model.train()
    for _ in range(rounds):
        for batch in batches_of(items):
            rate = highest_rate * min(1, step / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, MOST_GRADIENT)
            optimiser.step()
            mean, step = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item(), step + 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {mean:.3f}, {time.time() - began:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=SETTINGS)
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--start", help="weights to go on from")
    parser.add_argument("--public", help="public questions of which a few are mixed in")
    parser.add_argument("--half", type=int, choices=(0, 1), help="own: leaves out its events; rest: they are the rest")
    parser.add_argument("--again", help="cities: questions learnt before of which a few are mixed in")
    parser.add_argument("--leave-out", nargs="*", default=[], help="cities: those whose questions are left out")
    parser.add_argument("--scores", help="where the scores of what was left out are written")
    parser.add_argument("--rate", type=float, help="highest learning rate, instead of the kind's own")
    parser.add_argument("--rounds", type=int, help="rounds over the data, instead of the kind's own")
    parser.add_argument("--kept-layers", type=int, help="layers from below that stay as they are, instead of the kind's own")
    parser.add_argument("--seed", type=int, default=3, help="of the order of the questions and of what is left out of them")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    data = read_items(given.data)
    if given.kind == "cities":
        is_unseen = lambda item: is_left_out(item, given.leave_out)
    else:
        is_unseen = lambda item: half_of(item["group"]) == given.half
    if given.kind == "public":
        chosen = [item for item in data if item["half"] == 0]
    else:
        if given.kind == "rest":
            asked = [item for item in data if is_unseen(item) or random.random() < AGAIN["rest"]]
        else:
            asked = [item for item in data if not is_unseen(item)]
        if given.again is not None:
            learnt = read_items(given.again)
            asked += random.sample(learnt, int(len(asked) * AGAIN["cities"]))
        chosen = [thinned(item) for item in asked]
        if given.public is not None:
            public = [item for item in read_items(given.public) if item["half"] == 0]
            chosen += random.sample(public, int(len(chosen) * PUBLIC[given.kind]))
    model = Reader()
    if given.start is not None:
        model.load_state_dict(torch.load(given.start))
    keep(model, KEPT_LAYERS.get(given.kind, 0) if given.kept_layers is None else given.kept_layers)
    rounds, rate = SETTINGS[given.kind]
    train(model, [item for item in chosen if item["cands"]], given.rounds or rounds, given.rate or rate)
    torch.save(model.state_dict(), given.out)
    if given.scores is not None:
        unseen = [item for item in data if is_unseen(item)]
        scores = {
            item["id"]: {candidate["key"]: score for candidate, score in zip(item["cands"], found)}
            for item, found in zip(unseen, scores_of(model, unseen))
        }
        with open(given.scores, "w", encoding="utf8") as file:
            json.dump(scores, file)


if __name__ == "__main__":
    main()
