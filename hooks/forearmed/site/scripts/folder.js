/* For every page that is opened from a folder (file://). search.js says why search does not work there. */
import { completeLinks } from "./links.js"

completeLinks()
