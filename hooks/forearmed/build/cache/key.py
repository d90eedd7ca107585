"""Keys of results: two things with one key are the same, whatever they are."""

import io
import pickle
from hashlib import blake2b


def key_of(*parts: object) -> str:
    """Return a digest of all that *parts* hold, by value: their types, fields and elements.

    Equal things may get two keys, as sets do from process to process, but never different things one.
    Raises KeyLessError for what has no value of its own, such as a function that was made at run time.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True  # each thing is written out where it occurs, and not whether it is the same object
    try:
        pickler.dump(parts)
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise KeyLessError(str(error)) from error
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


class KeyLessError(Exception):
    """A thing cannot be told from another by value."""
