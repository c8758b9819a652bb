import { AppFailure } from "#shared/app-error.ts";

/** What a person can do about a keychain differs by system (KD-28). */
const unlockAdvice: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: "Unlock the login keychain, allow the workbench to use it, then try again.",
  win32: "Make sure that the Credential Manager service runs, then try again.",
};

/** The keychain answered with an error, or there is none. */
export const keychainUnavailable = (cause: string, thrown?: unknown): AppFailure =>
  new AppFailure(
    {
      code: "keychain_unavailable",
      message: "The system's keychain can't be used.",
      advice:
        unlockAdvice[process.platform] ??
        "Install or unlock a keyring (GNOME Keyring, KWallet or KeePassXC), then try again.",
      cause,
    },
    { cause: thrown },
  );

/** A call to the keychain took too long. */
export const keychainTimeout = (limitMs: number): AppFailure =>
  new AppFailure({
    code: "keychain_timeout",
    message: "The system's keychain does not answer.",
    advice: "Look for a prompt of the keychain and answer it, then try again.",
    cause: `no answer within ${limitMs / 1000} s`,
  });

/** There are sealed values, and the keychain does not give the key that they were sealed with (KD-08). */
export const dataKeyMissing = (cause: string): AppFailure =>
  new AppFailure({
    code: "data_key_missing",
    message: "The keychain does not have the key that the stored tokens were encrypted with.",
    advice:
      "Unlock the keychain that was used before, or bring back its item, then try again. Nothing was deleted.",
    cause,
  });

/** One sealed value does not open; only it is lost (KD-22). */
export const secretUnreadable = (cause: string): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "A stored secret can't be read.",
    advice: "Unlock the keychain and try again; if that does not help, enter the secret or sign in again.",
    cause,
  });
