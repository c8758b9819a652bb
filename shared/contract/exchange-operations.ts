import { z } from "zod";
import type { Exchange, ExchangePage } from "../requests/exchange.ts";
import type { ExchangeComparison } from "../requests/exchange-comparison.ts";
import type { ExchangeExplanation } from "../requests/exchange-explanation.ts";
import { exchangeQuerySchema } from "../requests/exchange-query-schema.ts";
import { currentIdentitySchema } from "../requests/request-draft-schema.ts";
import { byId, id, operation, page } from "./operation.ts";

/** `expired`: a token of the user's that has really ended, and no refresh. */
export const tokenState = z.enum(["valid", "expired"]).optional();

/** The history of exchanges, and what is done with those in it. */
export const exchangeOperations = {
  "requests.history": operation<ExchangePage>()(exchangeQuerySchema.extend(page)),
  "requests.exchange": operation<Exchange>()(byId),
  /** Sends a past exchange's request again, as the same identity or as another one. */
  "requests.replay": operation<Exchange>()(
    z.strictObject({ id, sendingId: id, sendAs: currentIdentitySchema.optional(), tokenState }),
  ),
  "requests.compare": operation<ExchangeComparison>()(z.strictObject({ leftId: id, rightId: id })),
  /** Undefined for an answer other than 401 and 403. */
  "requests.explain": operation<ExchangeExplanation | undefined>()(byId),
  /** Deletes the chosen exchanges, or all that match. */
  "requests.deleteExchanges": operation<{ readonly deleted: number }>()(
    z.strictObject({
      selection: z.union([
        z.strictObject({ ids: z.array(id).max(10_000) }),
        z.strictObject({ query: exchangeQuerySchema }),
      ]),
    }),
  ),
};
