/**
 * The path of a URL as it is typed, without origin and query, where keys of APIs may stand: `{{baseUrl}}/orders?key=1`
 * gives `/orders`. A URL that is nothing but a variable stays as it is.
 */
export const pathOfTypedUrl = (url: string): string => {
  const [beforeQuery = ""] = url.trim().split(/[?#]/, 1);
  const path = beforeQuery
    .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, "")
    .replace(/^\{\{[^{}]*\}\}(?=\/)/, "");
  return path === "" ? "/" : path;
};
