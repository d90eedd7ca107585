/* What a sentence to say takes from its story: names, days, dates, times and amounts. Whoever reads it aloud as it stands
   says something that is true in the story alone. */

const NAME = /(?<=[\p{Ll}\p{N},;:] )(?!I\b)\p{Lu}\p{Ll}+/u // inside a sentence, where only names are written so
const NOUNS_ARE_CAPITAL = /^(de|lb)\b/
const A_MONDAY = Date.UTC(2024, 0, 1)
const A_DAY = 24 * 60 * 60 * 1000 // milliseconds

export class Particulars {
  /** @param {import("./language.js").Language} language */
  constructor({ code, spaced }) {
    this.spaced = spaced
    this.hasNames = spaced && !NOUNS_ARE_CAPITAL.test(code)
    const day = new Intl.DateTimeFormat(code || "en", { weekday: "long", timeZone: "UTC" })
    this.days = Array.from({ length: 7 }, (_, nth) => day.format(A_MONDAY + nth * A_DAY).toLowerCase())
  }

  /** Tell whether *text* has a name, a weekday or a number. */
  areIn(text) {
    if (/\p{N}/u.test(text) || (this.hasNames && NAME.test(text))) return true
    if (!this.spaced) return this.days.some((day) => text.includes(day))
    const words = text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []
    return words.some((word) => this.days.includes(word))
  }
}
