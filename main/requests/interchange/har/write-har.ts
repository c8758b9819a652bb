import type { Exchange } from "#shared/requests/exchange.ts";

/**
 * Exchanges as an HTTP Archive 1.2, as they were recorded: what was masked then is masked here, and no token was ever
 * kept.
 */
export const writeHar = (exchanges: readonly Exchange[], version: string): string =>
  `${JSON.stringify(
    { log: { version: "1.2", creator: { name: "SSO Workbench", version }, entries: exchanges.map(entryOf) } },
    null,
    2,
  )}\n`;

const entryOf = (exchange: Exchange): object => {
  const { request, response, timings } = exchange;
  const mediaType = headerOf(request.headers, "content-type");
  return {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time: exchange.durationMs,
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: `HTTP/${response?.httpVersion ?? "1.1"}`,
      cookies: [],
      headers: request.headers,
      queryString: queryOf(exchange.url),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body),
      ...(request.body === "" ? {} : { postData: { mimeType: mediaType, text: request.body } }),
    },
    response: responseOf(response, exchange),
    cache: {},
    timings: timingsOf(timings, exchange),
    comment: `Sent as ${exchange.sentAs}`,
  };
};

const responseOf = (response: Exchange["response"], { error, sizeInBytes }: Exchange): object => {
  if (response === undefined) {
    return { ...noResponse, ...(error === undefined ? {} : { _error: error.message }) };
  }
  const { body } = response;
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: `HTTP/${response.httpVersion}`,
    cookies: [],
    headers: response.headers,
    content: {
      size: sizeInBytes,
      mimeType: response.mediaType || "application/octet-stream",
      text: body.content,
      ...(body.encoding === "base64" ? { encoding: "base64" } : {}),
    },
    redirectURL: headerOf(response.headers, "location"),
    headersSize: -1,
    bodySize: sizeInBytes,
  };
};

/** What browsers write where there was no answer. */
const noResponse = {
  status: 0,
  statusText: "",
  httpVersion: "",
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: "x-unknown" },
  redirectURL: "",
  headersSize: -1,
  bodySize: -1,
};

/** `-1` is what was not measured, or did not occur. */
const timingsOf = (timings: Exchange["timings"], { durationMs }: Exchange): object => ({
  blocked: -1,
  dns: timings?.dnsMs ?? -1,
  connect: timings?.connectMs ?? -1,
  ssl: timings?.tlsMs ?? -1,
  send: 0,
  wait: timings?.waitMs ?? durationMs,
  receive: timings?.receiveMs ?? 0,
});

const headerOf = (headers: Exchange["request"]["headers"], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? "";

const queryOf = (url: string): readonly object[] => {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
};
