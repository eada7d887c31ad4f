"""Goes a part of the way from all-MiniLM-L6-v2 as shipped to weights trained from it: towards.py WEIGHTS PART OUT, PART from 0 to 1."""

import sys

import torch

from bert import shipped_weights


def main():
    path, part, out = sys.argv[1:]
    trained, shipped = torch.load(path, map_location="cpu"), shipped_weights()
    way = float(part)
    torch.save({name: (1 - way) * shipped[name] + way * trained[name] for name in shipped}, out)


if __name__ == "__main__":
    main()
