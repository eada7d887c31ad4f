"""Trains the model that tells what a question is after: train_screening.py QUESTIONS OUT [options].

QUESTIONS is what screening-questions.ts writes. --leave-out names files of questions ("questions-more-c") that only tell how
well it does.
"""

import argparse
import json
import random
import time

import torch
import torch.nn.functional as F
from torch import nn

from bert import WIDTH, shipped_bert
from train_embedding import batch_of, rows_of, short_numbers

# In the order of src/search/question-classes.ts.
CLASSES = [
    "harmless", "prompt_attack", "opinion", "off_topic", "personal_data", "insult", "legal_advice", "medical", "emergency"
]
MOST_PIECES = 160
# Of a batch: to be declined, harmless but near to that, and plain questions about exchanges.
DECLINED, NEAR, PLAIN = 14, 8, 10
HIGHEST_RATE, WARM_UP, WEIGHT_DECAY, MOST_GRADIENT, DROPOUT, SMOOTHING = 6e-5, 0.06, 0.01, 1.0, 0.1, 0.02
# The layer that tells begins at nothing and learns faster.
HEAD_RATE = 10
THRESHOLDS = (0.5, 0.6, 0.7, 0.8)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.bert, self.head = shipped_bert(), nn.Linear(WIDTH, len(CLASSES))
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, rows):
        ids, mask = batch_of(rows)
        with short_numbers():
            states = self.bert(ids, mask, torch.zeros_like(ids), DROPOUT).float()
        counted = mask.float()[..., None]
        mean = (states * counted).sum(1) / counted.sum(1)
        return self.head(F.dropout(mean, DROPOUT, self.training))


@torch.no_grad()
def chances_of_declining(model, items, at_once=64):
    model.eval()
    found = torch.zeros(len(items))
    order = sorted(range(len(items)), key=lambda place: len(items[place]["row"]))
    for start in range(0, len(order), at_once):
        part = order[start : start + at_once]
        found[part] = 1 - model([items[place]["row"] for place in part]).softmax(1)[:, 0]
    return found


def tell(model, items, name):
    if not items:
        return
    chances, wrong = chances_of_declining(model, items), torch.tensor([item["of"] == 0 for item in items])
    told = [
        f"above {least}: {share(chances[~wrong] > least)} declined, {share(chances[wrong] > least)} of the harmless"
        for least in THRESHOLDS
    ]
    print(name, "; ".join(told), flush=True)


def share(held):
    return f"{100 * held.float().mean():.1f} %" if len(held) else "none"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("questions")
    parser.add_argument("out")
    parser.add_argument("--steps", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", help="weights of the embedding model, as reopen.py reads them")
    parser.add_argument("--leave-out", nargs="*", default=[])
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    with open(given.questions, encoding="utf8") as lines:
        items = [json.loads(line) for line in lines]
    for item, row in zip(items, rows_of([item["q"] for item in items], MOST_PIECES)):
        item["row"] = row
    asked = [item for item in items if item["source"] not in given.leave_out]
    declined = [item for item in asked if item["of"] > 0]
    near = [item for item in asked if item["of"] == 0 and item["isNear"]]
    plain = [item for item in asked if item["of"] == 0 and not item["isNear"]]
    model = Classifier()
    if given.start is not None:
        model.bert.load_state_dict(torch.load(given.start))
    model.bert.words.requires_grad_(False)
    layers = [parameter for parameter in model.bert.parameters() if parameter.requires_grad]
    groups = [{"params": layers, "times": 1}, {"params": list(model.head.parameters()), "times": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=HIGHEST_RATE, weight_decay=WEIGHT_DECAY)
    began, mean = time.time(), None
    model.train()
    for step in range(1, given.steps + 1):
        batch = random.sample(declined, DECLINED) + random.sample(near, NEAR) + random.sample(plain, PLAIN)
        rate = HIGHEST_RATE * min(1, step / (WARM_UP * given.steps)) * max(0.02, 1 - step / given.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate * group["times"]
        right = torch.tensor([item["of"] for item in batch])
        loss = F.cross_entropy(model([item["row"] for item in batch]), right, label_smoothing=SMOOTHING)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(layers, MOST_GRADIENT)
        optimiser.step()
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            print(f"step {step} of {given.steps}, loss {mean:.3f}, {time.time() - began:.0f} s", flush=True)
    torch.save(model.state_dict(), given.out)
    for name in given.leave_out:
        tell(model, [item for item in items if item["source"] == name], name)


if __name__ == "__main__":
    main()
