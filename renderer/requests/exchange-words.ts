import type { Exchange, ExchangeSummary, TokenUse } from "#shared/requests/exchange.ts";
import type { Status } from "../ui/status.tsx";

/** What happened to the token of a request, in words. */
export const tokenUseWords: Readonly<Record<TokenUse, string>> = {
  none: "no token",
  sent: "token sent, not refreshed",
  refreshed_first: "refreshed first",
  refreshed_after_401: "refreshed after 401",
  fetched_first: "fetched first",
  fetched_after_401: "fetched after 401",
};

/** What happened to the token, with which one it was where that is not the usual one. */
export const tokenWords = ({ token, tokenUse }: Pick<Exchange, "token" | "tokenUse">): string => {
  const kind = token?.kind === "id_token" ? "ID token" : "token";
  if (token?.state === "expired") return `ended ${kind} sent`;
  return token?.kind === "id_token" && tokenUse === "sent" ? "ID token sent" : tokenUseWords[tokenUse];
};

/** How an answer counts: a refusal for want of rights is no failure of the API. */
export const statusOf = (status: number | undefined): Status => {
  if (status === undefined || status >= 500) return "failed";
  if (status === 401 || status === 403) return "refused";
  return status >= 400 ? "warning" : "passed";
};

/** The status of an exchange, or that there was no answer. */
export const statusWords = (exchange: Pick<ExchangeSummary, "status">): string =>
  exchange.status === undefined ? "—" : String(exchange.status);
