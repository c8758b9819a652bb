import type { RequestHeader } from "#shared/requests/request-draft.ts";
import { whyNotKept } from "./credentials.ts";
import type { FoundRequest } from "./make-draft.ts";
import type { Reading, Where } from "./reading.ts";
import type { QueryRow } from "./urls.ts";

/** How a tool authenticates a request, in the few kinds that matter here. */
export type FoundAuthentication =
  | { readonly kind: "anonymous" }
  /** Nothing is said of it: as what it is in, in the end as the current identity. */
  | { readonly kind: "inherit" }
  | {
      readonly kind: "key";
      readonly name: string;
      readonly value: string;
      readonly place: "header" | "query";
    }
  /** The tool's own name of it: `oauth2`. */
  | { readonly kind: "credentials"; readonly scheme: string };

/** What an authentication adds to a request. */
export interface AuthenticationParts extends Pick<FoundRequest, "sendAs" | "token"> {
  readonly headers: readonly RequestHeader[];
  readonly query: readonly QueryRow[];
}

/** Turns a tool's authentication into ours: an identity, or a secret variable; credentials stay behind. */
export const applyAuthentication = (
  found: FoundAuthentication,
  where: Where,
  reading: Reading,
): AuthenticationParts => {
  switch (found.kind) {
    case "anonymous":
      return { sendAs: { kind: "anonymous" }, token: "none", headers: [], query: [] };
    case "inherit":
      return { headers: [], query: [] };
    case "key": {
      if (found.name.trim() === "") return { headers: [], query: [] };
      const row = { name: found.name, value: reading.keepSecret(found.name, found.value), enabled: true };
      return found.place === "header" ? { headers: [row], query: [] } : { headers: [], query: [row] };
    }
    case "credentials":
      reading.leave(where, `Authentication ${found.scheme.slice(0, 40)}`, whyOf(found.scheme));
      return { headers: [], query: [] };
  }
};

const whyOf = (scheme: string): string =>
  /^(?:oauth|jwt|bearer|token)/i.test(scheme) ? whyNotKept("bearer") : whyNotKept(scheme);

/**
 * What the requests of a folder inherit: its own authentication, or that of the folder around it. Credentials are
 * noted once, where they are.
 */
export const inheritedAuthentication = (
  own: FoundAuthentication,
  outer: FoundAuthentication,
  where: Where,
  reading: Reading,
): FoundAuthentication => {
  if (own.kind === "inherit") return outer;
  if (own.kind !== "credentials") return own;
  applyAuthentication(own, where, reading);
  return { kind: "inherit" };
};
