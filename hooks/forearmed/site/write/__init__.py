"""The form at /write/: how somebody who knows neither Markdown nor git writes a tip or changes an article.

`choices` has what can be chosen, `ending` where the button at the end leads, `source` what an article was
written as, and `form` the scripts. What `check` says, and the form says as well, comes from the build.
"""
