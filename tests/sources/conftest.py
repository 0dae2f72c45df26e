"""What tests of sources share: a host on the web."""

from webhost import host

__all__ = ["host"]
