/** A row of a query table. */
export interface QueryRow {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

/** Encodes what would end a part of a query, and leaves variables alone. */
const encodePart = (text: string, alsoEnds: RegExp): string =>
  text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece) =>
      piece.startsWith("{{") ? piece : piece.replace(alsoEnds, (character) => encodeURIComponent(character)),
    )
    .join("");

/** The URL with these rows as its query; those that are switched off are not in it. */
export const withQuery = (url: string, rows: readonly QueryRow[]): string => {
  const query = rows
    .filter(({ enabled, name }) => enabled && name !== "")
    .map(({ name, value }) => {
      const key = encodePart(name, /[&=#\s]/gu);
      return value === "" ? key : `${key}=${encodePart(value, /[&#\s]/gu)}`;
    })
    .join("&");
  if (query === "") return url;
  const [whole = "", hash] = url.split(/(?=#)/, 2);
  const joint = !whole.includes("?") ? "?" : /[?&]$/.test(whole) ? "" : "&";
  return `${whole}${joint}${query}${hash ?? ""}`;
};

export const withoutQuery = (url: string): string => url.replace(/\?.*$/s, "");

/** The URL with `:name` segments as variables, and the names of those. */
export const withPathVariables = (
  url: string,
): { readonly url: string; readonly names: readonly string[] } => {
  const names: string[] = [];
  const begin = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/i.exec(url)?.[0].length ?? 0;
  const end = /[?#]/.exec(url)?.index ?? url.length;
  if (begin >= end) return { url, names };
  const path = url
    .slice(begin, end)
    .replace(/\/:([A-Za-z0-9_.-]{1,256})(?=\/|$)/g, (_whole, name: string) => {
      names.push(name);
      return `/{{${name}}}`;
    });
  return { url: url.slice(0, begin) + path + url.slice(end), names };
};
