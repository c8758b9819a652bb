/** Mask of a fixed length in place of a secret, so that not even its length is told. */
export const MASK = "••••••••••";
