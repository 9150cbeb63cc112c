"""Write a trained reader as 8-bit ONNX with its tokenizer, as `claimcheck.keys.reader.Reader` loads it.

usage: export.py WEIGHTS_DIR MODEL.pt OUT_DIR

Weights are stored as int8 with a scale a row or column and multiplied as floats. Quantising the activations
too (onnxruntime's dynamic quantisation) is faster, but cost 0.01 of AUC, and speed is no concern here.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Network
from onnx import ModelProto, NodeProto, helper, numpy_helper

from claimcheck.keys.reader import encoder


def export(network: Network, weights: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        axes = {0: "windows", 1: "length"}
        torch.onnx.export(
            network,
            (torch.tensor([[101, 2054, 1, 2003, 102], [101, 1, 2003, 102, 0]]),),
            whole,
            input_names=["pieces"],
            output_names=["states"],
            dynamic_axes={"pieces": axes, "states": axes},
            opset_version=17,
            dynamo=False,
        )
        onnx.save(in_bytes(onnx.load(whole)), out / "model.onnx")
    shutil.copy(weights / "tokenizer.json", out / "tokenizer.json")
    (out / "reader.toml").write_text(head_of(network), encoding="utf-8")


def in_bytes(model: ModelProto) -> ModelProto:
    """Replace every matrix by int8 numbers and their scales: word vectors a row, layers a column."""
    graph = model.graph
    axis_of = {node.input[0]: 0 for node in graph.node if node.op_type == "Gather"}
    axis_of |= {node.input[1]: 1 for node in graph.node if node.op_type == "MatMul"}
    restored: list[NodeProto] = []
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if tensor.name not in axis_of or values.ndim != 2:
            continue
        axis = axis_of[tensor.name]
        scale = np.maximum(np.abs(values).max(axis=1 - axis), 1e-12).astype(np.float32) / 127
        small = np.round(values / np.expand_dims(scale, 1 - axis)).astype(np.int8)
        parts = {"bytes": small, "scale": scale, "zero": np.zeros(len(scale), dtype=np.int8)}
        names = [f"{tensor.name}.{part}" for part in parts]
        for name, part in zip(names, parts.values(), strict=True):
            graph.initializer.append(numpy_helper.from_array(part, name))
        restored.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
        graph.initializer.remove(tensor)
    nodes = [*restored, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def head_of(network: Network) -> str:
    return (
        "# Written by training/reader/export.py; do not edit by hand.\n"
        "# Log odds of a pair: weight * cosine + bias.\n"
        f"weight = {round(network.weight.item(), 4)}\nbias = {round(network.bias.item(), 4)}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("weights", "model", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    network = Network(args.weights, encoder(args.weights))
    network.load_state_dict(torch.load(args.model))
    export(network, args.weights, args.out)


if __name__ == "__main__":
    main()
