import { parseTemplate } from "#shared/requests/template.ts";

/** A parameter of a URL's query, as it is read: decoded. */
export interface QueryRow {
  readonly name: string;
  readonly value: string;
}

interface UrlParts {
  /** Up to the question mark. */
  readonly before: string;
  /** The parameters as they stand in the URL. */
  readonly segments: readonly string[];
  /** From the hash sign on. */
  readonly after: string;
}

const partsOf = (url: string): UrlParts => {
  const hash = url.indexOf("#");
  const whole = hash < 0 ? url : url.slice(0, hash);
  const mark = whole.indexOf("?");
  const query = mark < 0 ? "" : whole.slice(mark + 1);
  return {
    before: mark < 0 ? whole : whole.slice(0, mark),
    segments: query === "" ? [] : query.split("&"),
    after: hash < 0 ? "" : url.slice(hash),
  };
};

const urlOf = ({ before, segments, after }: UrlParts): string =>
  before + (segments.length === 0 ? "" : `?${segments.join("&")}`) + after;

/** The parameters of a URL's query in their order, each as often as it stands there. */
export const queryRows = (url: string): readonly QueryRow[] => partsOf(url).segments.map(rowOf);

const rowOf = (segment: string): QueryRow => {
  const at = segment.indexOf("=");
  const [name, value] = at < 0 ? [segment, ""] : [segment.slice(0, at), segment.slice(at + 1)];
  return { name: decode(name), value: decode(value) };
};

/** What is no percent-encoding stays as it is written. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};

/** Sets a parameter; one past the last is added. All others stay to the letter as they are written. */
export const withQueryRow = (url: string, at: number, changes: Partial<QueryRow>): string => {
  const parts = partsOf(url);
  const before = parts.segments[at];
  const row = { ...(before === undefined ? { name: "", value: "" } : rowOf(before)), ...changes };
  const name = changes.name === undefined && before !== undefined ? nameIn(before) : encode(row.name, "name");
  const value = changes.value === undefined && before !== undefined ? valueIn(before) : encode(row.value);
  const hasSign = value !== "" || name === "" || before === undefined || before.includes("=");
  const segments = [...parts.segments];
  segments[at] = hasSign ? `${name}=${value}` : name;
  return urlOf({ ...parts, segments });
};

/** Takes a parameter away. */
export const withoutQueryRow = (url: string, at: number): string => {
  const parts = partsOf(url);
  return urlOf({ ...parts, segments: parts.segments.toSpliced(at, 1) });
};

const nameIn = (segment: string): string => segment.split("=", 1)[0] ?? "";
const valueIn = (segment: string): string => segment.slice(nameIn(segment).length + 1);

/** Variables stay as they are written: what they stand for is put in as it is. */
const encode = (text: string, part: "name" | "value" = "value"): string =>
  parseTemplate(text)
    .map((piece) =>
      piece.kind === "text" ? encodeText(piece.text, part) : text.slice(piece.start, piece.end),
    )
    .join("");

/** Only what would be read as something else is encoded (RFC 3986 3.4), so that URLs stay readable. */
const encodeText = (text: string, part: "name" | "value"): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\u{fffd}"))
    .replace(/%(2F|3A|40|24|2C|3B|3F)/g, decodeURIComponent)
    .replace(/%3D/g, part === "value" ? "=" : "%3D");
