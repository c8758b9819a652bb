/** Arguments that make no command; the message says why. */
export class WrongUsage extends Error {}
