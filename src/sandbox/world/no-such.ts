/** Whoever acts at the page or in the terminal names a person, a chat or a message that the stand-in does not have. */
export class NoSuch extends Error {}
