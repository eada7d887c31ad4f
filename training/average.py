"""Averages trained weights, which is less sure of what one training has learnt by heart: average.py OUT WEIGHTS WEIGHTS..."""

import sys

import torch


def main():
    out, *paths = sys.argv[1:]
    if len(paths) < 2:
        raise SystemExit(__doc__)
    states = [torch.load(path) for path in paths]
    torch.save({name: sum(state[name] for state in states) / len(states) for name in states[0]}, out)


if __name__ == "__main__":
    main()
