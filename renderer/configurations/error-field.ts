import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { FieldName } from "./draft-edits.ts";

const shape = emptyDraft("");

/** The form's field that an operation's error names, for instance `draft.redirect.path` or `draft.tags.0`. */
export const errorField = (path: string | undefined): FieldName | undefined => {
  if (path === undefined) return undefined;
  const [first = "", second = ""] = path.replace(/^draft\./u, "").split(".");
  if (first === "clientSecret") return "clientSecret";
  if (first === "endpoints")
    return second in shape.endpoints ? (`endpoints.${second}` as FieldName) : undefined;
  if (first === "redirect")
    return ["host", "port", "path"].includes(second) ? (`redirect.${second}` as FieldName) : undefined;
  return first in shape ? (first as FieldName) : undefined;
};
