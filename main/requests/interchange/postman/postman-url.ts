import { asText, at, isObject, listAt, textAt } from "../json-values.ts";
import type { Reading, Where } from "../reading.ts";
import { withoutQuery, withPathVariables, withQuery } from "../urls.ts";

/** The URL as text: it is one, or an object whose parts say more than its `raw` does. */
export const urlOf = (
  url: unknown,
  where: Where,
  { reading, pathValues }: { readonly reading: Reading; readonly pathValues: Map<string, string> },
): string => {
  if (typeof url === "string") return withPathVariables(url).url;
  if (!isObject(url)) return "";
  const raw = textAt(url, "raw") || joined(url);
  const query = listAt(url, "query");
  if (query.some((row) => at(row, "disabled") === true)) {
    reading.leave(
      where,
      "Query parameters that are off",
      "The query is a part of the URL: what is off is not in it.",
    );
  }
  const rows = query.map((row) => ({
    name: textAt(row, "key"),
    value: textAt(row, "value"),
    enabled: at(row, "disabled") !== true,
  }));
  const { url: made, names } = withPathVariables(
    raw.includes("?") ? raw : withQuery(withoutQuery(raw), rows),
  );
  keepPathValues(url, names, where, reading, pathValues);
  return made;
};

const keepPathValues = (
  url: unknown,
  names: readonly string[],
  where: Where,
  reading: Reading,
  pathValues: Map<string, string>,
): void => {
  for (const variable of listAt(url, "variable")) {
    const name = textAt(variable, "key") || textAt(variable, "id");
    const value = textAt(variable, "value");
    if (!names.includes(name) || value === "" || value === `{{${name}}}`) continue;
    const before = pathValues.get(name);
    if (before !== undefined && before !== value) {
      reading.leave(
        where,
        `Path variable ${name}`,
        `It was ${value.slice(0, 80)} here; the collection has one value for all.`,
      );
    } else pathValues.set(name, value);
  }
};

const joined = (url: unknown): string => {
  const text = (name: string, separator: string): string => {
    const value = at(url, name);
    if (!Array.isArray(value)) return asText(value) ?? "";
    return value.map((part) => asText(part) ?? textAt(part, "value")).join(separator);
  };
  const protocol = text("protocol", "");
  const port = text("port", "");
  const path = text("path", "/");
  const host = text("host", ".");
  return `${protocol === "" ? "" : `${protocol.replace(/:\/\/$/, "")}://`}${host}${port && `:${port}`}${path && `/${path.replace(/^\//, "")}`}`;
};
