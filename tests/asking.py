"""Ask the search of an open page as its box does."""

_THREAD = """async ([queries, lang]) => {
  const thread = new Worker("/assets/javascripts/search/thread.js", { type: "module", name: `lang=${lang}` });
  const answer = (method, given) => new Promise((resolve) => {
    thread.onmessage = ({ data }) => resolve(data);
    thread.postMessage({ id: 0, method, given });
  });
  const answers = {};
"""

ASK = f"""{_THREAD}  for (const query of queries) {{
    const {{ value, error }} = await answer("find", [query, {{}}, 3]);
    if (error) throw new Error(error);
    answers[query] = value.hits.map(({{ page }}) => page.url.split("/").at(-2));
  }}
  return answers;
}}"""
"""Takes questions and a language, and returns the slugs of the first three results of each question."""

ASK_DANGER = f"""{_THREAD}
  for (const query of queries) {{
    const {{ value, error }} = await answer("danger", [query]);
    if (error) throw new Error(error);
    const {{ value: found }} = await answer("find", [query, {{}}, 0]);
    answers[query] = [value?.url.split("/").at(-2), found.plan.corrected];
  }}
  return answers;
}}"""
"""Takes questions and a language, and returns for each whose safety passage it gets, and its corrections."""
