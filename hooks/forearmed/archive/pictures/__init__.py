"""The pictures of an old publication: found among files that a person has, named and copied, never fetched.

`originals` knows how services write the address of one picture, `uploads` finds its file, and `gallery` names
it for the page that shows it, with the words that stand for it.
"""
