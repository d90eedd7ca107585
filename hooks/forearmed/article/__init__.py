"""One article: from Markdown to HTML, what that HTML says, and what of it may leave the site.

It knows no tip, no week and no page, and imports the foundation alone. It is the only wing besides
``review.html`` that takes rendered HTML apart.
"""
