/* Where a finished file goes: the address of a code host's own page for a new file, a mail, or the reader's disk. */

/* GitHub answers an address of more than 8,191 bytes with an error (github/docs issue 5136), and to who is not logged in
   it hands the address on, with each % written as %25. Servers in front of Gitea have the same bound. */
const LONGEST_ADDRESS = 6000
/* Chrome on Windows gives a mail program 2,046 characters at most, and Gmail takes about 1,620. */
const LONGEST_MAIL = 1600

/**
 * Return where *ending* takes the file at *path*: an `address`, and `whole`, whether the text goes along with it. If not,
 * it has to be copied before. A file that is there already is opened, not made.
 */
export function wayOf(ending, { path, text, exists, subject }) {
  if (ending.kind === "mail") return mail(ending, path, text, subject)
  if (ending.kind === "download") return { address: "", whole: true }
  const place = ending.folder + path
  if (exists) return { address: editing(ending, place), whole: false }
  const filled = creating(ending, place, text)
  if (ending.kind !== "gitlab" && filled.length <= LONGEST_ADDRESS) return { address: filled, whole: true }
  return { address: creating(ending, place, ""), whole: false }
}

/* GitHub: undocumented, and asked for in github/docs issue 30967. Gitea and Forgejo: go-gitea/gitea pull request 16556.
   GitLab takes the name, as its own buttons for a new README give it, and no text (gitlab-org/gitlab issue 337038). */
function creating({ kind, repository, branch }, place, text) {
  const at = place.lastIndexOf("/")
  const name = encodeURIComponent(place.slice(at + 1))
  const value = text ? `&value=${encodeURIComponent(text)}` : ""
  const branchPath = encodeURIComponent(branch)
  if (kind === "github") return `${repository}/new/${branchPath}?filename=${encodeURIComponent(place)}${value}`
  if (kind === "gitea") return `${repository}/_new/${branchPath}/${pathIn(place.slice(0, at))}?filename=${name}${value}`
  return `${repository}/-/new/${branchPath}?file_name=${encodeURIComponent(place)}`
}

function editing({ kind, repository, branch }, place) {
  const way = { github: "edit", gitea: "_edit", gitlab: "-/edit" }[kind]
  return `${repository}/${way}/${encodeURIComponent(branch)}/${pathIn(place)}`
}

/**
 * Return the address at which a code host takes files for the folder of *path*, or nothing where none does. GitLab has no
 * page for it: its folder has a menu. GitHub takes files only from who may write there ("Uploads are disabled. File uploads
 * require push access to this repository"), so that all others do it in the branch of their pull request.
 */
export function uploadFor(ending, path) {
  const { kind, repository, branch } = ending
  const way = { github: "upload", gitea: "_upload", gitlab: "-/tree" }[kind]
  const place = ending.folder + path.slice(0, path.lastIndexOf("/"))
  return way ? `${repository}/${way}/${encodeURIComponent(branch)}/${pathIn(place)}` : ""
}

function pathIn(place) {
  return place.split("/").map(encodeURIComponent).join("/")
}

/* RFC 6068 has line ends as %0D%0A, and a space as %20. */
function mail({ mailbox }, path, text, subject) {
  const start = `mailto:${encodeURIComponent(mailbox).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=`
  const body = (words) => encodeURIComponent(words.replaceAll("\n", "\r\n"))
  const whole = start + body(`${path}\n\n${text}`)
  return whole.length <= LONGEST_MAIL
    ? { address: whole, whole: true }
    : { address: start + body(`${path}\n\n`), whole: false }
}
