import type { RequestBody, RequestHeader } from "#shared/requests/request-draft.ts";
import { bodyOfText, leaveFile } from "../bodies.ts";
import { splitAt, whyNotKept } from "../credentials.ts";
import type { FoundRequest } from "../make-draft.ts";
import type { Reading, Where } from "../reading.ts";
import type { CurlArgument } from "./curl-arguments.ts";
import { type FormPart, readFormPart } from "./curl-form.ts";

/** What the options of one request say. */
interface Collected {
  method: string | undefined;
  readonly headers: RequestHeader[];
  readonly data: string[];
  readonly parts: FormPart[];
  readonly query: string[];
  isJson: boolean;
  isGet: boolean;
  isHead: boolean;
  followsRedirects: boolean;
  globs: boolean;
  timeLimitInSeconds: number | undefined;
  hasFileBody: boolean;
  /** `-T`: what is sent with PUT. */
  isUpload: boolean;
}

/** The request of one command's options for one of its URLs. */
export const requestOf = (
  url: string,
  options: readonly CurlArgument[],
  where: Where,
  reading: Reading,
): FoundRequest => {
  const found = collect(options, where, reading);
  const sent = found.isGet ? [...found.query, ...found.data] : found.query;
  const body: RequestBody = found.isGet ? { kind: "none" } : bodyOf(found, where, reading);
  const full = addQuery(/^(?:[a-z][a-z0-9+.-]*:|\{\{)/i.test(url) ? url : `http://${url}`, sent);
  if (found.globs && /\[[^\]]*[-,][^\]]*\]|\{[^{}]*,[^{}]*\}/.test(full)) {
    reading.leave(
      where,
      "Pattern in the URL",
      "A pattern stands for one request only: it stays as it is written.",
    );
  }
  const usual = found.isHead ? "HEAD" : found.isUpload ? "PUT" : body.kind === "none" ? "GET" : "POST";
  return {
    name: "",
    method: found.method ?? usual,
    url: full,
    headers: found.headers,
    body,
    redirects: found.followsRedirects ? "follow" : "stop",
    ...(found.timeLimitInSeconds === undefined ? {} : { timeLimitInSeconds: found.timeLimitInSeconds }),
  };
};

const addQuery = (url: string, pieces: readonly string[]): string => {
  if (pieces.length === 0) return url;
  const [whole = "", hash] = url.split(/(?=#)/, 2);
  return `${whole}${whole.includes("?") ? "&" : "?"}${pieces.join("&")}${hash ?? ""}`;
};

const collect = (options: readonly CurlArgument[], where: Where, reading: Reading): Collected => {
  const found: Collected = {
    method: undefined,
    headers: [],
    data: [],
    parts: [],
    query: [],
    isJson: false,
    isGet: false,
    isHead: false,
    followsRedirects: false,
    globs: true,
    timeLimitInSeconds: undefined,
    hasFileBody: false,
    isUpload: false,
  };
  for (const option of options) {
    if (typeof option.act === "object") reading.leave(where, option.option, option.act.why);
    else (acts[option.act] ?? (() => {}))(option.value, { found, where, reading });
  }
  return found;
};

interface Parts {
  readonly found: Collected;
  readonly where: Where;
  readonly reading: Reading;
}

const addHeader = (found: Collected, name: string, value: string): void => {
  if (!found.headers.some((header) => header.name.toLowerCase() === name.toLowerCase())) {
    found.headers.push({ name, value, enabled: true });
  }
};

type Act = (value: string, parts: Parts) => void;

const acts: Readonly<Record<string, Act>> = {
  request: (value, { found }) => {
    found.method = value;
  },
  header: (value, { found, where, reading }) => {
    if (value.startsWith("@")) return leaveFile(value.slice(1), where, reading);
    const [name = "", text] = splitAt(value, ":");
    // `Name;` is an empty header, `Name:` none at all.
    if (text === undefined && value.endsWith(";"))
      found.headers.push({ name: value.slice(0, -1), value: "", enabled: true });
    else if (text !== undefined && text.trim() !== "")
      found.headers.push({ name, value: text.trim(), enabled: true });
  },
  data: (value, parts) => addData(value, parts),
  "data-raw": (value, { found }) => {
    found.data.push(value);
  },
  "data-urlencode": (value, parts) => addEncoded(value, parts),
  json: (value, parts) => {
    parts.found.isJson = true;
    addData(value, parts);
  },
  form: (value, { found, where, reading }) => {
    found.parts.push(readFormPart(value, where, reading));
  },
  "form-string": (value, { found }) => {
    const [name = "", text = ""] = splitAt(value, "=");
    found.parts.push({ kind: "text", name, value: text, mediaType: "", enabled: true });
  },
  user: (_value, { where, reading }) => reading.leave(where, "-u, --user", whyNotKept("basic")),
  "oauth2-bearer": (_value, { where, reading }) =>
    reading.leave(where, "--oauth2-bearer", whyNotKept("bearer")),
  cookie: (_value, { where, reading }) =>
    reading.leave(where, "-b, --cookie", "Cookies belong to a session that is not kept."),
  "user-agent": (value, { found }) => addHeader(found, "User-Agent", value),
  referer: (value, { found }) => addHeader(found, "Referer", value.replace(/;auto$/, "")),
  range: (value, { found }) => addHeader(found, "Range", `bytes=${value}`),
  get: (_value, { found }) => {
    found.isGet = true;
  },
  head: (_value, { found }) => {
    found.isHead = true;
  },
  location: (_value, { found }) => {
    found.followsRedirects = true;
  },
  globoff: (_value, { found }) => {
    found.globs = false;
  },
  "max-time": (value, { found }) => {
    const seconds = Math.ceil(Number(value));
    if (seconds >= 1) found.timeLimitInSeconds = Math.min(seconds, 3600);
  },
  "url-query": (value, { found }) => {
    if (value.startsWith("+")) found.query.push(value.slice(1));
    else found.query.push(encodeData(value));
  },
  "upload-file": (value, { found, where, reading }) => {
    found.hasFileBody = true;
    found.isUpload = true;
    leaveFile(value, where, reading);
  },
};

const addData = (value: string, { found, where, reading }: Parts): void => {
  if (!value.startsWith("@")) {
    found.data.push(value);
    return;
  }
  found.hasFileBody = true;
  leaveFile(value.slice(1) || "-", where, reading);
};

const addEncoded = (value: string, { found, where, reading }: Parts): void => {
  // `name@file`, unless a name and its value come first.
  const file = /^([^=@]*)@(.*)$/s.exec(value);
  if (file !== null) leaveFile(file[2] ?? "", where, reading);
  else found.data.push(encodeData(value));
};

/** `content`, `=content` and `name=content`: only what comes after the name is encoded. */
const encodeData = (value: string): string => {
  const [name = "", content] = splitAt(value, "=");
  if (content === undefined) return encodeText(value);
  return name === "" ? encodeText(content) : `${name}=${encodeText(content)}`;
};

/** Variables stay what they are. */
const encodeText = (text: string): string =>
  text
    .split(/(\{\{[A-Za-z0-9_.-]+\}\})/)
    .map((piece) =>
      piece.startsWith("{{") ? piece : encodeURIComponent(piece.replace(/\p{Surrogate}/gu, "\ufffd")),
    )
    .join("");

const bodyOf = (found: Collected, where: Where, reading: Reading): RequestBody => {
  if (found.parts.length > 0) return { kind: "multipart", parts: found.parts.slice(0, 1000) };
  const type = takeContentType(found);
  if (found.hasFileBody && found.data.length === 0) {
    return { kind: "file", mediaType: type ?? (found.isJson ? "application/json" : "") };
  }
  if (found.data.length === 0) {
    if (type !== undefined) found.headers.push({ name: "Content-Type", value: type, enabled: true });
    return { kind: "none" };
  }
  if (found.hasFileBody) {
    reading.leave(where, "Part of the body", "It was in a file; what was typed is kept.");
  }
  if (found.isJson) addHeader(found, "Accept", "application/json");
  const text = found.data.join(found.isJson ? "" : "&");
  const mediaType = type ?? (found.isJson ? "application/json" : "application/x-www-form-urlencoded");
  const body = bodyOfText(text, mediaType);
  // The kinds that have no type of their own to say more than the usual one.
  if ((body.kind === "json" || body.kind === "form") && type !== undefined) {
    found.headers.push({ name: "Content-Type", value: type, enabled: true });
  }
  return body;
};

/** The typed content type, taken from the headers: the body says it. */
const takeContentType = (found: Collected): string | undefined => {
  const index = found.headers.findIndex(({ name }) => name.trim().toLowerCase() === "content-type");
  const [header] = index < 0 ? [] : found.headers.splice(index, 1);
  return header?.value.slice(0, 256);
};
