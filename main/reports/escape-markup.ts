import { visibleText } from "#shared/visible-text.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text for HTML and XML, between tags and in quoted attributes. What is not seen, control characters among it, becomes
 * visible; the two characters that XML 1.0 2.2 does not have besides are left out.
 */
export const escapeMarkup = (text: string): string =>
  visibleText(text)
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (character) => escapes[character] ?? "");
