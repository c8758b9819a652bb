import type { Exchange, ExchangeResponse } from "#shared/requests/exchange.ts";
import type {
  BodyComparison,
  ExchangeComparison,
  HeaderDifference,
} from "#shared/requests/exchange-comparison.ts";
import { summaryOf } from "../exchange-summary.ts";
import { compareJson } from "./compare-json.ts";
import { compareLines } from "./compare-lines.ts";

/** Compares the answers of two exchanges, as far as the history keeps them: status, headers, body. */
export const compareExchanges = (left: Exchange, right: Exchange): ExchangeComparison => {
  const [one, other] = [headersOf(left.response), headersOf(right.response)];
  const names = [...new Set([...one.keys(), ...other.keys()])].sort();
  const headers = names
    .filter((name) => one.get(name) !== other.get(name))
    .map((name) => headerDifference(name, one.get(name), other.get(name)));
  return {
    left: summaryOf(left),
    right: summaryOf(right),
    isStatusSame: left.status === right.status,
    headers,
    sameHeaders: names.length - headers.length,
    body: compareBodies(left.response, right.response),
  };
};

/** Values of a name in one text, as they would be in one header (RFC 9110 5.3). */
const headersOf = (response: ExchangeResponse | undefined): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const { name, value } of response?.headers ?? []) {
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
};

const usual =
  /^(date|age|expires|last-modified|etag|set-cookie|server-timing|cf-ray|content-length|nel|report-to|(x-)?(request|correlation|trace|b3|amzn|runtime|response-time|ratelimit).*|traceparent|dpop-nonce)$/;

const headerDifference = (
  name: string,
  left: string | undefined,
  right: string | undefined,
): HeaderDifference => ({
  name,
  ...(left === undefined ? {} : { left }),
  ...(right === undefined ? {} : { right }),
  isUsual: left !== undefined && right !== undefined && usual.test(name),
});

const compareBodies = (
  left: ExchangeResponse | undefined,
  right: ExchangeResponse | undefined,
): BodyComparison => {
  const [one, other] = [left?.body ?? noBody, right?.body ?? noBody];
  const isComplete = one.isComplete && other.isComplete;
  const isAlike =
    one.encoding === other.encoding && one.content === other.content && one.sizeInBytes === other.sizeInBytes;
  if (isAlike) return { kind: "same", isComplete };
  if (one.encoding === "base64" || other.encoding === "base64")
    return { kind: "bytes", leftInBytes: one.sizeInBytes, rightInBytes: other.sizeInBytes };
  const [json, otherJson] = isComplete ? [parse(one.content), parse(other.content)] : [undefined, undefined];
  if (json !== undefined && otherJson !== undefined) {
    const { differences, isComplete: isAll } = compareJson(json.value, otherJson.value);
    if (differences.length === 0 && isAll) return { kind: "same", isComplete: true };
    const isStructureSame = isAll && differences.every(({ kind }) => kind === "value");
    return { kind: "json", differences, isStructureSame, isComplete: isAll };
  }
  const compared = compareLines(one.content, other.content);
  return { kind: "text", lines: compared.lines, isComplete: isComplete && compared.isComplete };
};

const noBody = { encoding: "text", content: "", sizeInBytes: 0, isComplete: true } as const;

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};
