"""What must not, and what should not, go out: mistakes in what was rendered, style, broken promises.

It only looks and reports Problems. It imports all that it looks at, and never build.
"""
