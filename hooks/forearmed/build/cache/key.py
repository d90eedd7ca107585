"""Keys of results: two things with one key are the same, whatever they are."""

import io
import pickle
from hashlib import blake2b
from typing import Any


def key_of(*parts: object) -> str:
    """Return a digest of all that *parts* hold, by value: their types, fields and elements.

    Equal things may get two keys, as sets do from process to process, but never different things one.
    Raises KeyLessError for what has no value of its own, such as a function that was made at run time.
    """
    written = io.BytesIO()
    pickler = _ByValue(written, protocol=5)
    pickler.fast = True  # each thing is written out where it occurs, and not whether it is the same object
    try:
        pickler.dump(parts)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise KeyLessError(str(error)) from error
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


class _ByValue(pickle.Pickler):
    """Writes pydantic's models by their fields alone: the set of those that were given has no order."""

    def reducer_override(self, thing: object) -> Any:  # Any: a form of pickle
        """Return how to write *thing*; NotImplemented for what has no model."""
        if "__pydantic_fields_set__" in getattr(type(thing), "__slots__", ()):
            return type(thing), (vars(thing),)
        return NotImplemented


class KeyLessError(Exception):
    """A thing cannot be told from another by value."""
