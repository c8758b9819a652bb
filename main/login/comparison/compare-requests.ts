import type { ComparedGroup } from "#shared/login/run-comparison.ts";
import type {
  ExchangeEntry,
  NavigationEntry,
  RecordedHeader,
  TraceEntry,
} from "#shared/trace/trace-entry.ts";
import { parseObjectText } from "../../tokens/index.ts";
import { compareValues, membersOf, type Values, valuesOf } from "./compare-values.ts";
import { expectedInRequests } from "./expected-differences.ts";
import { pairEntries, type SentEntry } from "./pair-entries.ts";

/** What was sent and how it was answered, one group for each exchange and each redirect. */
export const compareRequests = (
  left: readonly TraceEntry[],
  right: readonly TraceEntry[],
): readonly ComparedGroup[] => {
  const titles = new Map<string, number>();
  return pairEntries(left, right).flatMap((pair) => {
    const title = titleOf(pair.left ?? pair.right);
    const count = (titles.get(title) ?? 0) + 1;
    titles.set(title, count);
    const numbered = count === 1 ? title : `${title} (${count})`;
    return compareValues(numbered, sentValues(pair.left), sentValues(pair.right), expectedInRequests);
  });
};

const titleOf = (entry: SentEntry | undefined): string => {
  if (entry?.kind === "navigation") {
    if (entry.failure !== undefined) return "Refused callback";
    return navigationTitles[entry.step] ?? entry.label;
  }
  if (entry?.to === "api") return "Claims source";
  return (entry && exchangeTitles[entry.step]) ?? "Request";
};

type Titles = Readonly<Partial<Record<SentEntry["step"], string>>>;

const navigationTitles: Titles = {
  preparation: "Login initiation",
  authorization_endpoint: "Authorization request",
  callback: "Authorization response",
};

const exchangeTitles: Titles = {
  discovery: "Discovery document",
  authorization_endpoint: "Pushed authorization request",
  token_endpoint: "Token request",
  id_token: "Key set",
  userinfo: "UserInfo",
};

const sentValues = (entry: SentEntry | undefined): Values | undefined => {
  if (entry === undefined) return undefined;
  return entry.kind === "exchange" ? exchangeValues(entry) : navigationValues(entry);
};

const navigationValues = ({ url, to, parameters, failure }: NavigationEntry): Values =>
  valuesOf([
    ...(url === undefined ? [] : [[to === "workbench" ? "redirect_uri" : "url", url] as const]),
    ...parameters.map(({ name, value }) => [name, value] as const),
    ...failureValue(failure),
  ]);

const exchangeValues = ({ step, request, response, failure }: ExchangeEntry): Values => {
  const { url, query } = partsOf(request.url);
  const isShown = response !== undefined && (response.status >= 400 || answersCompared.has(step));
  return valuesOf([
    ["method", request.method],
    ["url", url],
    ...headerValues("request", request.headers),
    ...new URLSearchParams(query),
    ...bodyValues(request.headers, request.body?.text),
    ...(response === undefined
      ? []
      : [["status", String(response.status)] as const, ...headerValues("response", response.headers)]),
    ...(isShown ? membersOf(parseObjectText(response.body.text ?? "") ?? {}, "response.") : []),
    ...failureValue(failure),
  ]);
};

const partsOf = (url: string): { readonly url: string; readonly query: string } => {
  const at = url.indexOf("?");
  return at < 0 ? { url, query: "" } : { url: url.slice(0, at), query: url.slice(at + 1) };
};

const failureValue = (failure: SentEntry["failure"]): readonly (readonly [string, string])[] =>
  failure === undefined ? [] : [["failure", `${failure.code}: ${failure.message}`]];

/** Answers with members of the protocol; metadata, keys and claims are compared as such. */
const answersCompared: ReadonlySet<SentEntry["step"]> = new Set(["authorization_endpoint", "token_endpoint"]);

/** Those by which servers decide; all others are about the connection or the moment. */
const comparedHeaders: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-type",
  "dpop",
  "location",
  "www-authenticate",
]);

const headerValues = (
  side: "request" | "response",
  headers: readonly RecordedHeader[],
): readonly (readonly [string, string])[] =>
  headers
    .map(({ name, value }) => [name.toLowerCase(), value] as const)
    .filter(([name]) => comparedHeaders.has(name))
    .map(([name, value]) => [`${side}.${name}`, value]);

const bodyValues = (headers: readonly RecordedHeader[], body: string | undefined) => {
  if (body === undefined) return [];
  const mediaType = headers.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  return mediaType.includes("x-www-form-urlencoded")
    ? [...new URLSearchParams(body)]
    : membersOf(parseObjectText(body) ?? {});
};
