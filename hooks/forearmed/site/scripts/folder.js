/* Every page that is opened from a folder. (search.js says what search needs there.) */
import { completeLinks } from "./links.js"

completeLinks()
