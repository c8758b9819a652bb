import type { RecordedHeader } from "#shared/trace/trace-entry.ts";

/** Name and value pairs of a form-encoded text (a query or a form body), decoded where that is possible. */
export const formPairs = (encoded: string): readonly RecordedHeader[] =>
  encoded
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return { name: decodeForm(name), value: decodeForm(value) };
    });

const decodeForm = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};
