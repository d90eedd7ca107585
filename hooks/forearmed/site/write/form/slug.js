/* The name of a file, made of a title: content/slugs.py does the same in Python, which knows every script. */

const APOSTROPHES = /['"`‘’ʼ]/g
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Return the slug of *title*, or nothing where its letters have no spelling here. *letters* has those of a language. */
export function slugOf(title, letters) {
  const spelled = [...title.normalize("NFC")].map((sign) => letters[sign] ?? sign).join("")
  const plain = spelled
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(APOSTROPHES, "")
  const ascii = plain.replaceAll("ł", "l").replaceAll("Ł", "L").replaceAll("đ", "d").replaceAll("ı", "i")
  return (ascii.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-")
}

/** Tell whether *text* may be the name of a file. */
export function isSlug(text) {
  return SLUG.test(text)
}
