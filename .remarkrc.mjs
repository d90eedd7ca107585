/* What remark, which VS Code runs as a formatter, must know of our Markdown: the facts at the top of a file,
   tables, footnotes and tasks, and GitHub's alerts. */

const ALERT = /^\\(?=\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])/

/* Without this, remark puts a backslash in front of [!NOTE], and nobody sees a box any more. */
function alerts() {
  const data = this.data()
  data.toMarkdownExtensions ??= []
  data.toMarkdownExtensions.push({
    handlers: { text: (node, _parent, state, info) => state.safe(node.value, info).replace(ALERT, "") },
  })
}

const schemas = {
  "docs/schema/tip.json": ["tips/**/*.md"],
  "docs/schema/playbook.json": ["docs/playbooks/*.md"],
}

export default {
  settings: { bullet: "-", emphasis: "*", listItemIndent: "one", rule: "-" },
  plugins: [
    "remark-frontmatter",
    "remark-gfm",
    alerts,
    ["remark-lint-frontmatter-schema", { schemas, ajvOptions: { validateSchema: false } }],
  ],
}
