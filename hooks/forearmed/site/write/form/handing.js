/* Handing in: the file goes to the code host, into a mail, onto the clipboard or onto the writer's own disk. */
import { putOnClipboard } from "../../scripts/clipboard.js"
import { say } from "../../scripts/wording.js"
import { uploadFor, wayOf } from "./endings.js"
import { pathOf, textOf } from "./file.js"

const BUTTONS = {
  github: () => say("Propose it on GitHub"),
  gitea: () => say("Propose it"),
  gitlab: () => say("Copy it and open GitLab"),
  mail: () => say("Mail it to the editor"),
  download: () => say("Download the file"),
}

/** Return what the button says that hands in at an ending of *kind*. */
export function buttonFor(kind) {
  return BUTTONS[kind]()
}

/** Return what *ending* asks of the writer, or does. */
export function hintFor({ kind, repository, mailbox }) {
  if (kind === "mail")
    return say("Your mail program opens, with the text in a mail to {address}.", { address: mailbox })
  if (kind === "download") return say("The file is saved on your device. Send it to your editor.")
  return say("You need an account at {host}.", { host: new URL(repository).hostname })
}

/** Return the file of *draft*: its path, its text, whether it is there already, and the subject of a mail with it. */
export function fileOf(draft, kit) {
  const path = pathOf(draft, kit)
  return { path, text: textOf(draft, kit), exists: Boolean(draft.path), subject: draft.title.trim() || path }
}

/** Open the place to which *ending* takes *file*, and tell in *place* what is left to do there, and with *pictures*. */
export async function handIn(file, ending, { place, pictures }) {
  if (ending.kind === "download") save(file, place)
  else await openPage(file, ending, place)
  if (pictures.size) place.append(aboutPictures(pictures, file.path, ending))
}

async function openPage(file, ending, place) {
  const way = wayOf(ending, file)
  const isCopied = way.whole || (await putOnClipboard(file.text, place))
  const again = linkTo(way.address, say("Open it again"))
  place.replaceChildren(`${whatIsLeft(way, file, { isCopied, kind: ending.kind })} `, again)
  if (ending.kind === "mail") location.href = way.address
  else open(way.address, "_blank", "noopener")
}

function whatIsLeft({ whole }, { path, exists }, { isCopied, kind }) {
  const isMail = kind === "mail"
  const last =
    kind === "github"
      ? say("On GitHub, press “Commit changes…”, then “Propose changes”, and then “Create pull request”.")
      : say("Then press the button that saves or sends.")
  if (whole) return last
  const first = isCopied ? say("The file's text is on your clipboard.") : say("Press “Copy its text” first.")
  const fresh = isMail ? say("Paste it into the mail.") : say("Paste it into the empty page, as {path}.", { path })
  const changed = isMail ? fresh : say("Select all that is there, and paste.")
  return [first, exists ? changed : fresh, last].join(" ")
}

function linkTo(address, words) {
  const link = document.createElement("a")
  link.href = address
  link.target = "_blank"
  link.rel = "noopener"
  link.textContent = words
  return link
}

/* Save *file* on the writer's disk, and tell in *place* where it belongs. */
function save({ path, text }, place) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }))
  link.download = path.split("/").at(-1)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  place.textContent = say("Saved as {name}. It belongs into the folder {folder}.", {
    name: link.download,
    folder: path.slice(0, path.lastIndexOf("/")),
  })
}

/* Return how *pictures* get beside the file at *path*, with a link that saves each under its name. */
function aboutPictures(pictures, path, ending) {
  const names = [...pictures.keys()].join(", ")
  const folder = path.slice(0, path.lastIndexOf("/"))
  const said = document.createElement("p")
  said.append(WAYS[ending.kind]({ names, folder }), ...[...pictures].flatMap((one) => [" ", savingLink(...one)]))
  const address = uploadFor(ending, path)
  if (address) said.append(" ", linkTo(address, say("Open the folder")))
  return said
}

const WAYS = {
  github: (values) =>
    say(
      "Now the picture: save {names}. In your pull request, click the name of its branch, open {folder}, and choose “Add file” and “Upload files”. Who may write to the repository can upload it first, without the pull request.",
      values,
    ),
  gitea: (values) =>
    say("Now the picture: save {names}, and upload it to the folder {folder}, in the branch of your proposal.", values),
  gitlab: (values) =>
    say(
      "Now the picture: save {names}. In the branch of your merge request, open the folder {folder}, and choose “+” and “Upload file”.",
      values,
    ),
  mail: (values) => say("Now the picture: save {names}, and attach it to the mail.", values),
  download: (values) => say("Save {names} as well, and send it along. It belongs into the folder {folder}.", values),
}

function savingLink(name, file) {
  const link = linkTo(URL.createObjectURL(file), say("Save {name}", { name }))
  link.download = name
  link.removeAttribute("target")
  return link
}

/** Copy the text of *file*, and tell in *place* whether it is copied. */
export async function copyFile({ text }, place) {
  place.textContent = (await putOnClipboard(text, place))
    ? say("The file's text is on your clipboard.")
    : say("Press “Download the file” instead.")
}
