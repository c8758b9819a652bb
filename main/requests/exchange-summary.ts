import type { Exchange, ExchangeSummary } from "#shared/requests/exchange.ts";

/** An exchange without its content, as the history lists it. */
export const summaryOf = (exchange: Exchange): ExchangeSummary => {
  const { id, savedRequestId, sender, userId, configurationId, runId, sentAs, method } = exchange;
  const { url, status, startedAt, durationMs, sizeInBytes, tokenUse } = exchange;
  return {
    id,
    sender,
    sentAs,
    method,
    url,
    startedAt,
    durationMs,
    sizeInBytes,
    tokenUse,
    ...(savedRequestId === undefined ? {} : { savedRequestId }),
    ...(userId === undefined ? {} : { userId }),
    ...(configurationId === undefined ? {} : { configurationId }),
    ...(runId === undefined ? {} : { runId }),
    ...(status === undefined ? {} : { status }),
  };
};
