"""``python -m anplint``."""

from anplint.cli import main

if __name__ == "__main__":
    main()
