"""Export a trained network to ONNX with 8-bit weights, as the package holds it.

python training/export.py RUN/epoch4.pt --weights MINILM --out src/foedus/readers/encoder/data
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from claim_heads import WITHIN, ClaimHeads, loaded
from claims import CHAINS, KIND_NAMES, VALUES
from network import Crf, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

__all__ = ["export"]


# Torch's own attention is traced with the sizes of the example, so both parts are written out plainly here.


def attended(query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None = None) -> Tensor:
    """Return what each row [windows, places, size] takes from the rows of its window that the mask has.

    The mask is [windows, places]; the queries are scaled already.
    """
    windows, places, size = query.shape

    def split(rows: Tensor) -> Tensor:
        return rows.reshape(windows, places, heads, size // heads).transpose(1, 2)

    weights = split(query) @ split(key).transpose(-1, -2)
    if mask is not None:
        weights = weights + (1.0 - mask[:, None, None, :].to(query.dtype)) * -1e4
    return (torch.softmax(weights, dim=-1) @ split(value)).transpose(1, 2).reshape(windows, places, size)


def scaled(weight: Tensor, bias: Tensor, heads: int) -> nn.Linear:
    """Return the layer from rows to their queries, scaled by their size (Vaswani et al. 2017)."""
    layer = nn.Linear(*weight.shape)
    scale = (len(weight) // heads) ** -0.5
    with torch.no_grad():
        layer.weight.copy_(weight * scale)
        layer.bias.copy_(bias * scale)
    return layer


class PlainEncoder(nn.Module):
    """The encoder alone, for windows without padding: pieces, flags and marks to states."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.inner, self.flags, self.marks = network.encoder, network.flags, network.marks
        self.heads = self.inner.config.num_attention_heads
        owns = [layer.attention.self for layer in self.inner.encoder.layer]
        self.queries = nn.ModuleList(scaled(own.query.weight, own.query.bias, self.heads) for own in owns)

    def forward(self, pieces: Tensor, flags: Tensor, marks: Tensor) -> Tensor:
        """Return [windows, pieces, size]."""
        known = self.inner.embeddings
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        seen = known.word_embeddings(pieces) + self.flags(flags) + self.marks(marks)
        seen = known.LayerNorm(seen + known.position_embeddings(places) + known.token_type_embeddings.weight[0])
        for layer, query in zip(self.inner.encoder.layer, self.queries, strict=True):
            own, after = layer.attention.self, layer.attention.output
            taken = attended(query(seen), own.key(seen), own.value(seen), self.heads)
            seen = after.LayerNorm(after.dense(taken) + seen)
            between = nn.functional.gelu(layer.intermediate.dense(seen))
            seen = layer.output.LayerNorm(layer.output.dense(between) + seen)
        return seen


class PlainAnchors(nn.Module):
    """Words' states to scores of anchors' tags, and to the words as the head sees them beside an anchor."""

    def __init__(self, tags: nn.Module, near: nn.Module) -> None:
        super().__init__()
        self.tags, self.near = tags, near

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return [words, kinds * tags] and [words, width]."""
        return self.tags(words), self.near(words)


class PlainAround(nn.Module):
    """What is seen around anchors: words nearby, anchor, kinds, distance, mask to scores of tags and of values."""

    def __init__(self, roles: nn.Module, heads: ClaimHeads | None = None) -> None:
        super().__init__()
        self.roles, self.heads = roles, heads

    def forward(
        self, near: Tensor, anchor: Tensor, kinds: Tensor, distance: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return [anchors, words, tags] and [anchors, values]."""
        inner = self.roles
        about = anchor if self.heads is None else anchor + self.heads.kinds(kinds)
        seen = inner.norm(near + inner.anchor(about)[:, None] + inner.distance(distance))
        for block in inner.blocks.layers:
            own = block.self_attn
            query, key, value = nn.functional.linear(block.norm1(seen), own.in_proj_weight, own.in_proj_bias).chunk(
                3, dim=-1
            )
            taken = attended(query * own.head_dim**-0.5, key, value, own.num_heads, mask)
            seen = seen + own.out_proj(taken)
            seen = seen + block.linear2(nn.functional.gelu(block.linear1(block.norm2(seen))))
        if self.heads is None:
            return inner.tags(seen), anchor[:, :0]
        within = ((distance == WITHIN) & mask).to(seen.dtype)[..., None]
        return inner.tags(seen), self.heads.values((seen * within).sum(1) / within.sum(1))


def export(network: Network, out: Path, settings: dict[str, dict[str, Any]]) -> None:
    """Write `encoder.onnx`, its weights in 8 bits, the heads, and `heads.json`, what their scores stand for."""
    network.eval()
    size = network.encoder.config.hidden_size
    row = torch.randint(5, 50, (2, 7))
    plain = {"pieces": row, "flags": row * 0, "marks": row * 0}
    raw = out / "encoder.raw.onnx"
    _write(PlainEncoder(network), plain, ["states"], raw, {name: {0: "windows", 1: "pieces"} for name in plain})
    quantize_dynamic(raw, out / "encoder.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    raw.unlink()
    _write(network.event, {"pairs": torch.randn(2, 3 * size)}, ["scores"], out / "event.onnx", {"pairs": {0: "pairs"}})
    heads: dict[str, Any] = {
        "cue": {"kinds": ["cue"], "chains": {"role": ["source", "content"]}, "values": {}},
        "claim": {"kinds": KIND_NAMES, "chains": CHAINS, "values": VALUES},
    }
    chains = {
        "cue": {"anchor": network.cue_chain, "role": network.role_chain},
        "claim": {"anchor": network.claims.anchor_chain, **network.claims.chains},
    }
    anchors = {
        "cue": PlainAnchors(network.cue, network.roles.word),
        "claim": PlainAnchors(network.claims.anchors, network.claims.roles.word),
    }
    around = {"cue": PlainAround(network.roles), "claim": PlainAround(network.claims.roles, network.claims)}
    for name, head in heads.items():
        head |= settings[name]
        head["moves"] = {chain: _moves(crf) for chain, crf in chains[name].items()}
        words = {"words": torch.randn(5, size)}
        _write(anchors[name], words, ["scores", "near"], out / f"{name}_anchors.onnx", {"words": {0: "words"}})
        _write(around[name], *_around(size, around[name].roles.word.out_features), out / f"{name}_around.onnx", _MOVING)
    (out / "heads.json").write_text(json.dumps(heads, indent=1) + "\n", encoding="utf-8")
    _write_hashes(out)


def _write_hashes(out: Path) -> None:
    """Write what `sha256sum --check` and `foedus doctor` tell a broken file by."""
    files = [file for file in sorted(out.iterdir()) if file.suffix in {".onnx", ".json"}]
    lines = [f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (out / "files.sha256").write_text("".join(lines), encoding="ascii")


_MOVING = {
    "near": {0: "anchors", 1: "words"}, "anchor": {0: "anchors"}, "kinds": {0: "anchors"},
    "distance": {0: "anchors", 1: "words"}, "mask": {0: "anchors", 1: "words"},
}  # fmt: skip


def _around(size: int, width: int) -> tuple[dict[str, Tensor], list[str]]:
    """Return an example of what is seen around anchors, and the names of what comes out."""
    distance = torch.randint(0, 33, (3, 9))
    distance[:, 4] = WITHIN
    given = {
        "near": torch.randn(3, 9, width), "anchor": torch.randn(3, size), "kinds": torch.tensor([0, 1, 2]),
        "distance": distance, "mask": torch.ones(3, 9, dtype=torch.bool),
    }  # fmt: skip
    return given, ["scores", "values"]


def _moves(chain: Crf) -> list[list[float]]:
    return [[round(each, 4) for each in row] for row in (chain.transitions + chain.forbidden).tolist()]


def _write(
    part: nn.Module, given: dict[str, Tensor], made: list[str], file: Path, moving: dict[str, dict[int, str]]
) -> None:
    torch.onnx.export(
        part.eval(), tuple(given.values()), file, input_names=list(given), output_names=made, dynamic_axes=moving,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Load the network and write it out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument(
        "--weights", type=Path, required=True, help="the folder of the encoder that training began with"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--settings", type=Path, required=True, help="JSON: what heads.json has as `lean` and `sure` of each head"
    )
    given = parser.parse_args()
    network = loaded(given.weights, given.checkpoint)
    export(network, given.out, json.loads(given.settings.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
