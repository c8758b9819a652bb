import type { TraceRecorder } from "../../trace/index.ts";

/** A login that a third party asks for (OIDC Core 4). */
export interface LoginInitiation {
  readonly issuer: string;
  readonly loginHint?: string;
  readonly targetLinkUri?: string;
}

const MAX_VALUE_CHARACTERS = 2048;

/**
 * Reads the parameters of a request to start a login, of a GET's query or a POST's form.
 * @returns why it is none, in a sentence's part, where it is none
 */
export const readInitiation = (parameters: URLSearchParams): LoginInitiation | { readonly flaw: string } => {
  for (const name of ["iss", "login_hint", "target_link_uri"]) {
    const values = parameters.getAll(name);
    if (values.length > 1) return { flaw: `${name} occurs more than once` };
    if ((values[0]?.length ?? 0) > MAX_VALUE_CHARACTERS) return { flaw: `${name} is too long` };
    if (/\p{Cc}/u.test(values[0] ?? "")) return { flaw: `${name} has control characters` };
  }
  const issuer = parameters.get("iss") ?? "";
  if (issuer === "") return { flaw: "iss is missing" };
  const loginHint = parameters.get("login_hint") ?? "";
  const targetLinkUri = parameters.get("target_link_uri") ?? "";
  return {
    issuer,
    ...(loginHint === "" ? {} : { loginHint }),
    ...(targetLinkUri === "" ? {} : { targetLinkUri }),
  };
};

/** The first entry of the trace of a login that was started from outside. */
export const recordInitiation = (
  recorder: Pick<TraceRecorder, "navigation">,
  { issuer, loginHint, targetLinkUri }: LoginInitiation,
): void =>
  recorder.navigation("preparation", {
    from: "browser",
    to: "workbench",
    label: "Start a login",
    parameters: Object.entries({
      iss: issuer,
      login_hint: loginHint,
      target_link_uri: targetLinkUri,
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  });
