/** The longest name of a request, a folder or an environment. */
const LONGEST = 200;

/** A name as it is kept: one line without control characters; the other one where nothing is left. */
export const cleanName = (name: string, otherwise: string): string => {
  const trimmed = name.trim();
  if (trimmed !== "" && trimmed.length <= LONGEST && !/[\p{Cc}\p{Cs}]/u.test(trimmed)) return trimmed;
  const cleaned = name
    .slice(0, 4 * LONGEST)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim();
  return cutName(cleaned) || cutName(otherwise) || "Unnamed";
};

/** Never half of a character at the end. */
const cutName = (name: string): string =>
  name
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();

/** What a request without a name is called: its method and path. */
export const nameOfRequest = (method: string, url: string): string => {
  const path = url.replace(/[?#].*$/s, "").replace(/^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*|\{\{[^}]*\}\})/i, "");
  return `${method} ${path || "/"}`;
};
