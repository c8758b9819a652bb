import type { Verdict } from "#shared/matrix/matrix-run.ts";
import type { Exchange } from "#shared/requests/exchange.ts";

/**
 * What an answer says about authorization. 401 and 403 refuse (RFC 9110 15.5.2, 15.5.4), and a 404 does where an API
 * hides what somebody may not see. Otherwise the request's own expectations decide when it has some: an answer
 * below 400 that is not what somebody gets who may, a page to sign in for instance, refuses. Without them 2xx and
 * 3xx allow. Anything else, a 500 or a 429, says nothing.
 */
export const judgeExchange = (
  exchange: Pick<Exchange, "status" | "error" | "expectations">,
  options: { readonly notFoundIsRefused: boolean },
): Verdict => {
  const { status, error } = exchange;
  if (status === undefined || error !== undefined || status >= 500) return "error";
  if (status === 401 || status === 403) return "refused";
  if (status === 404 && options.notFoundIsRefused) return "refused";
  // How long it took says nothing about who may.
  const deciding = exchange.expectations?.filter(({ expectation }) => expectation.kind !== "time") ?? [];
  const isAsExpected = deciding.every(({ passed }) => passed);
  if (status < 400) return isAsExpected ? "allowed" : "refused";
  return deciding.length > 0 && isAsExpected ? "allowed" : "error";
};
