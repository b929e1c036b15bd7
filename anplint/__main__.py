"""``python -m anplint``."""

from anplint.cli import run

if __name__ == "__main__":
    run()
