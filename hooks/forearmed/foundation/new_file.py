"""Write a file of a site with few calls of the system: a build writes thousands of them."""

import os


def put(place: str, content: bytes) -> None:
    """Write *content* into a new file at *place*, in the place of what stands there.

    A second name of the file that stood there keeps its bytes. Folders that are missing are made. Raises
    OSError where the disk refuses.
    """
    try:
        _write(place, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  # a Path costs as much again
        _write(place, content)
    except FileExistsError:
        os.unlink(place)  # noqa: PTH108  # as above
        _write(place, content)


def _write(place: str, content: bytes) -> None:
    """Write a file that is not there yet. The file begins empty, so nothing has to be asked of it first."""
    with open(place, "xb", buffering=0) as file:  # noqa: PTH123  # as above
        left = memoryview(content)
        while left:
            left = left[file.write(left) :]
