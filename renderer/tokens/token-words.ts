import type { TokenKind, TokenSetSummary } from "#shared/tokens/token-set-view.ts";
import type { Status } from "../ui/status.tsx";
import { distanceWords } from "../words/duration-words.ts";

/** The tokens of a set in words. */
export const tokenKindWords: Readonly<Record<TokenKind, string>> = {
  id_token: "ID token",
  access_token: "Access token",
  refresh_token: "Refresh token",
};

/** The state of a token set now, as an icon and a word or two. */
export interface TokenSetWords {
  readonly status: Status;
  /** For a column: "56 min", "expired", "none". */
  readonly short: string;
  /** For a sentence: "Signed in", "Expired", "Not signed in". */
  readonly long: string;
  /** "56 min left", where the end is known. */
  readonly left?: string;
}

/** Says a token set's state as of `now`: what has ended since it was read counts as expired. */
export const tokenSetWords = (set: TokenSetSummary, now: number): TokenSetWords => {
  if (set.state === "none") return { status: "off", short: "none", long: "Not signed in" };
  if (set.state === "unreadable")
    return { status: "failed", short: "unreadable", long: "Tokens cannot be read" };
  if (set.state === "revoked") return { status: "warning", short: "revoked", long: "Revoked" };
  const { expiresAt } = set;
  if (set.state === "expired" || (expiresAt !== undefined && expiresAt <= now))
    return { status: "warning", short: "expired", long: "Expired" };
  if (expiresAt === undefined) return { status: "passed", short: "no end", long: "Signed in" };
  const left = distanceWords(expiresAt - now);
  return { status: "passed", short: left, long: "Signed in", left: `${left} left` };
};
