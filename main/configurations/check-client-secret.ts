import { AppFailure } from "#shared/app-error.ts";

/** What fits into every keychain with room to spare (Windows: 2,560 bytes; K-09). */
const MAX_SECRET_BYTES = 2048;

/**
 * Refuses a client secret that a keychain would not give back to the letter (KD-29); a good one is not changed.
 * @throws AppFailure `secret_too_long`, `invalid_input`
 */
export const checkClientSecret = (secret: string): void => {
  if (secret === "") throw invalidSecret("A client secret has at least one character.");
  if (secret.includes("\0")) throw invalidSecret("A client secret can't have a NUL character.");
  if (/\p{Surrogate}/u.test(secret)) throw invalidSecret("The client secret has half of a character in it.");
  const size = Buffer.byteLength(secret, "utf8");
  if (size <= MAX_SECRET_BYTES) return;
  throw new AppFailure({
    code: "secret_too_long",
    message: "The client secret is too long for the keychain.",
    advice: `Use a client secret of at most ${MAX_SECRET_BYTES} bytes.`,
    cause: `${size} bytes`,
    field: "clientSecret",
  });
};

const invalidSecret = (message: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message,
    advice: "Copy the client secret from the identity provider again.",
    field: "clientSecret",
  });
