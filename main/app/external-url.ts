import { AppFailure } from "#shared/app-error.ts";

/** Windows hands no longer address to a browser (C-03). */
const MAX_URL_CHARACTERS_ON_WINDOWS = 2_081;
const MAX_URL_CHARACTERS = 32_768;

/**
 * Lets an address through to the system's browser, in the form the URL parser gives it (EX-10, C-02): http or
 * https, no credentials, no control characters. Whether plain http is allowed is decided per configuration
 * before it comes here.
 * @throws AppFailure `browser_open_failed`
 */
export const checkExternalUrl = (url: string, platform: NodeJS.Platform): string => {
  const refusal = refusalOf(url);
  if (refusal !== undefined) throw refused(`The address cannot be opened: ${refusal}.`, wrongAddress);
  const { href } = new URL(url);
  const limit = platform === "win32" ? MAX_URL_CHARACTERS_ON_WINDOWS : MAX_URL_CHARACTERS;
  if (href.length > limit) {
    throw refused(`The address is too long for the system: ${href.length} of ${limit} characters.`, tooLong);
  }
  return href;
};

const wrongAddress = "Check the authorization endpoint of the configuration.";
const tooLong = "Copy the link and open it by hand, or set a browser program in Settings.";

const refusalOf = (url: string): string | undefined => {
  if (hasControlCharacter(url)) return "it holds control characters";
  if (!URL.canParse(url)) return "it is not a URL";
  const { protocol, username, password, hostname } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return "it is not a web address";
  if (username !== "" || password !== "") return "it holds a user name or password";
  return hostname === "" ? "it names no host" : undefined;
};

const hasControlCharacter = (text: string): boolean =>
  Array.from(text).some((character) => {
    const code = character.charCodeAt(0);
    return code <= 0x20 || (code >= 0x7f && code <= 0x9f);
  });

const refused = (message: string, advice: string): AppFailure =>
  new AppFailure({ code: "browser_open_failed", message, advice, step: "authorization_endpoint" });
