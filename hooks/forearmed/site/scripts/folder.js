/* For every page that is opened from a folder (file://); search.js says why search does not work there. And for every
   page of a host's: what the browser keeps of the site. */
import { completeLinks } from "./links.js"
import { keepForOffline } from "./offline.js"

completeLinks()
keepForOffline(document.currentScript)
