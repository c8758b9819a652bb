import { type FilledText, parseTemplate } from "./template.ts";

/**
 * Puts values into a URL. Where a variable stands decides how its value is written, and what is there already decides
 * where it stands:
 * - at the beginning, as it is: `{{base}}/orders` has scheme and host from it;
 * - right after `://`, as a host with or without a port: `https://{{host}}/`; in the middle of a host as a part of it,
 *   after a colon as a port;
 * - behind the last character of the host or of a part of the path, as a path, a query or a fragment, which say so by
 *   how they begin: `https://api.example/v1{{path}}`;
 * - as the whole query, right after `?` with nothing behind it, as it is;
 * - everywhere else in path, query and fragment, percent-encoded as one component (RFC 3986 2.1), so that it can't
 *   become two; a segment of its path is not `.` or `..` by it.
 * So no value changes the host unless it is there to be the host.
 */
export const fillUrl = (text: string, look: (name: string) => string | undefined): FilledText => {
  const unknown = new Set<string>();
  const misfits = new Set<string>();
  const pieces = parseTemplate(text.trim());
  let filled = "";
  pieces.forEach((piece, index) => {
    if (piece.kind === "text") {
      filled += piece.text;
      return;
    }
    const value = look(piece.name);
    if (value === undefined) {
      unknown.add(piece.name);
      filled += `{{${piece.name}}}`;
      return;
    }
    const next = pieces[index + 1];
    const after = next?.kind === "text" ? next.text : next === undefined ? "" : "{{";
    const written = write(value.trim(), filled, after);
    if (written === undefined) misfits.add(piece.name);
    filled += written ?? value;
  });
  return { text: filled, unknown: [...unknown], misfits: [...misfits] };
};

/** Up to the host and in it; a backslash ends it as a slash does (URL Standard 4.4). */
const upToHost = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\\]*)$/i;

/** Writes a value behind `before`; undefined: it does not fit there. */
const write = (value: string, before: string, after: string): string | undefined => {
  if (before === "") return value;
  const host = upToHost.exec(before)?.[1];
  if (host !== undefined) return writeInHost(value, host, after);
  if (before.endsWith("?") && (after === "" || after.startsWith("#"))) return value;
  if (isGlued(before, after) && /^[/?#]/.test(value)) return climbs(value) ? undefined : value;
  const isSegment = /[/\\]$/.test(before) && !/[?#]/.test(before) && /^($|[/\\?#])/.test(after);
  if (isSegment && (value === "." || value === "..")) return undefined;
  return encodeComponent(value);
};

/** Behind a part of the path, with nothing else in that part. */
const isGlued = (before: string, after: string): boolean =>
  /^[^?#]*[^?#/\\]$/.test(before) && /^($|[/\\?#])/.test(after);

/** Whether a path leads upwards. */
const climbs = (path: string): boolean =>
  (path.split(/[?#]/)[0] ?? "").split(/[/\\]/).some((part) => /^(\.|%2e){1,2}$/i.test(part));

/** @param host what is there of the host already */
const writeInHost = (value: string, host: string, after: string): string | undefined => {
  const isLast = /^($|[/?#\\])/.test(after);
  const fits = (pattern: RegExp) => (pattern.test(value) ? value : undefined);
  if (host === "") return isLast || after.startsWith(":") ? fits(hostAndPort) : fits(partOfHost);
  if (host.endsWith(":")) return fits(/^\d{1,5}$/);
  if (!isLast) return fits(partOfHost);
  return value === "" ? value : fits(/^[/?#]/);
};

const hostAndPort = /^([\p{L}\p{N}._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/iu;
const partOfHost = /^[\p{L}\p{N}._-]*$/u;

/** The apostrophe as well, which the URL Standard writes so in a query. */
const encodeComponent = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("'", "%27");
