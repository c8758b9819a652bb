import { MASK } from "#shared/plain-text.ts";
import type { RecordedHeader } from "#shared/trace/trace-entry.ts";

/** A cookie that an answer sets; its value was masked when it was recorded. */
export interface SetCookie {
  /** Absent where the header has none. */
  readonly name?: string;
  /** In their order, as they were written: `Path` with `/`, `Secure` with nothing. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** The cookies that the headers of an answer set (RFC 6265bis 4.1). */
export const readCookies = (headers: readonly RecordedHeader[]): readonly SetCookie[] =>
  headers.filter(({ name }) => name.toLowerCase() === "set-cookie").map(({ value }) => readCookie(value));

const readCookie = (value: string): SetCookie => {
  const [pair = "", ...attributes] = value.split(";").map((part) => part.trim());
  const nameEnd = pair.indexOf("=");
  return {
    ...(nameEnd > 0 && { name: pair.slice(0, nameEnd) }),
    attributes: attributes.filter((each) => each !== "" && each !== MASK).map(readAttribute),
  };
};

const readAttribute = (text: string): { readonly name: string; readonly value: string } => {
  const nameEnd = text.indexOf("=");
  return nameEnd < 0
    ? { name: text, value: "" }
    : { name: text.slice(0, nameEnd).trim(), value: text.slice(nameEnd + 1).trim() };
};

/** What a browser makes of a cookie that it should look at twice. */
export const cookieNotes = ({ name = "", attributes }: SetCookie): readonly string[] => {
  const attribute = (wanted: string) =>
    attributes.findLast((each) => each.name.toLowerCase() === wanted)?.value;
  const isSecure = attribute("secure") !== undefined;
  const isHost = name.startsWith("__Host-");
  return [
    ...(attribute("httponly") === undefined ? ["scripts can read it"] : []),
    ...(isSecure ? [] : ["also sent without TLS"]),
    ...(attribute("samesite")?.toLowerCase() === "none" && !isSecure
      ? ["browsers refuse SameSite=None without Secure"]
      : []),
    ...((isHost || name.startsWith("__Secure-")) && !isSecure
      ? ["browsers refuse this name without Secure"]
      : []),
    ...(isHost && (attribute("domain") !== undefined || attribute("path") !== "/")
      ? ["browsers refuse this name with Domain, or with another Path than /"]
      : []),
  ];
};
