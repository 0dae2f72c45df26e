"""Make the data files that come from public lists; nothing here is imported when foedus runs."""

__all__: tuple[str, ...] = ()
