"""Ask the search of an open page as its box does."""

ASK = """async ([queries, lang]) => {
  const thread = new Worker(`/assets/javascripts/search/thread.js#lang=${lang}`, { type: "module" });
  const answer = (given) => new Promise((resolve) => {
    thread.onmessage = ({ data }) => resolve(data);
    thread.postMessage({ id: 0, method: "find", given });
  });
  const answers = {};
  for (const query of queries) {
    const { value, error } = await answer([query, {}, 3]);
    if (error) throw new Error(error);
    answers[query] = value.hits.map(({ page }) => page.url.split("/").at(-2));
  }
  return answers;
}"""
"""Takes questions and a language, and returns the slugs of the first three results of each question."""
