"""How sure a claim may be taken to be: by what rules and encoder got right on texts that people have labelled."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from foedus.model import Claim

__all__ = ["sighted", "stretches", "worded"]

Shares = Mapping[str, Mapping[str, float]]


def worded(claim: Claim) -> Claim:
    """Return a claim that a rule has made as sure as such claims are."""
    shares = _shares("rules")[claim.kind]
    return _as_sure(claim, shares["found"], shares["right"])


def sighted(claim: Claim) -> Claim | None:
    """Return a claim that only the encoder sees as sure as such claims are, None if that is too little."""
    shares = _shares("encoder").get(claim.kind)
    if shares is None or claim.confidence < shares["least"]:
        return None
    return _as_sure(claim, claim.confidence, claim.confidence * shares["right"])


def stretches(kind: str) -> bool:
    """Tell whether the encoder knows better than rules how far the words of a claim of this kind reach."""
    return bool(_shares("encoder").get(kind, {}).get("stretches"))


def _as_sure(claim: Claim, found: float, right: float) -> Claim:
    fields = tuple(replace(field, confidence=round(right, 3)) for field in claim.fields)
    return replace(claim, fields=fields, confidence=round(found, 3))


@cache
def _shares(reader: str) -> Shares:
    text = files(__package__).joinpath("data", "sureness.toml").read_text(encoding="utf-8")
    found: Shares = tomllib.loads(text)[reader]
    return found
