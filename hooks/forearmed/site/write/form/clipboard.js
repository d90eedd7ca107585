/* The clipboard, with and without https. */

/** Copy *text*; tell whether it is copied. Without https, scripts have no clipboard: the older command copies then. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    field.value = text
    field.className = "fa-copied"
    document.body.append(field)
    field.select()
    const isCopied = document.execCommand("copy")
    field.remove()
    return isCopied
  }
}
