import { isIPv6 } from "node:net";
import { isLoopbackHost, parseCallableUrl } from "../discovery/index.ts";

/** An absolute http or https URL, written as URLs are: nothing that the parser would silently drop. */
export const parseWebUrl = (text: unknown): URL | undefined => {
  if (typeof text !== "string" || text.length > 2048 || /[\s\p{Cc}\\]/u.test(text)) return undefined;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
};

/** Whether a login could call it; the same rules as when a configuration is saved or imported. */
export const isCallable = (text: string, allowInsecureHttp: boolean): boolean => {
  try {
    parseCallableUrl(text, "", allowInsecureHttp);
    return parseWebUrl(text) !== undefined;
  } catch {
    return false;
  }
};

/** How far a host can be reached from. */
export type Reach = "public" | "internal name" | "private address" | "loopback" | "unspecified address";

const privateIpv4 =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const internalNames = /(^|\.)(local|internal|intranet|lan|corp|home|home\.arpa)$/;

/** How far a URL's host can be reached from, as far as its name says. */
export const reachOf = ({ hostname }: URL): Reach => {
  const host = hostname.replace(/\.$/, "");
  if (host === "0.0.0.0" || host === "[::]") return "unspecified address";
  if (isLoopbackHost(host) || host.endsWith(".localhost")) return "loopback";
  if (host.startsWith("[") && isIPv6(host.slice(1, -1))) {
    return /^\[(f[cd]|fe[89ab]|::ffff:)/.test(host) ? "private address" : "public";
  }
  if (privateIpv4.test(host)) return "private address";
  return internalNames.test(host) || !host.includes(".") ? "internal name" : "public";
};

/** In what two URLs differ, in words, the most telling first; empty when they are equal to the letter. */
export const describeDifference = (expected: string, found: string): string => {
  if (expected === found) return "";
  if (expected.replace(/\/$/, "") === found.replace(/\/$/, "")) return "a slash at the end";
  if (expected.toLowerCase() === found.toLowerCase()) return "capital letters";
  const [left, right] = [parseWebUrl(expected), parseWebUrl(found)];
  if (left === undefined || right === undefined) {
    return /^https?:\/\//i.test(found) ? "its form" : "the scheme, which is missing";
  }
  const parts = [
    left.protocol === right.protocol ? "" : "the scheme",
    left.hostname === right.hostname ? "" : isDotted(left, right) ? "a dot after the host" : "the host",
    left.port === right.port ? "" : "the port",
    left.pathname === right.pathname ? "" : "the path",
    left.search === right.search ? "" : "the query",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "how it is written" : parts.join(", ");
};

const isDotted = (left: URL, right: URL): boolean =>
  left.hostname.replace(/\.$/, "") === right.hostname.replace(/\.$/, "");
