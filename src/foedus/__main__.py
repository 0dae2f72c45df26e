"""`python -m foedus`: the command line, where the script is not on the path."""

from foedus.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
