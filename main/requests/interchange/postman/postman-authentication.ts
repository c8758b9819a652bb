import type { FoundAuthentication } from "../authentication.ts";
import { at, isObject, textAt } from "../json-values.ts";

/** The authentication of a collection, folder or request: its parameters are a list (2.1) or an object (2.0). */
export const authenticationOf = (owner: unknown): FoundAuthentication => {
  const auth = at(owner, "auth");
  if (!isObject(auth)) return { kind: "inherit" };
  const scheme = textAt(auth, "type");
  if (scheme === "noauth") return { kind: "anonymous" };
  if (scheme === "") return { kind: "inherit" };
  if (scheme !== "apikey") return { kind: "credentials", scheme };
  const parameter = (name: string): string => {
    const parameters = at(auth, "apikey");
    if (!Array.isArray(parameters)) return textAt(parameters, name);
    return textAt(
      parameters.find((each) => textAt(each, "key") === name),
      "value",
    );
  };
  return {
    kind: "key",
    name: parameter("key"),
    value: parameter("value"),
    place: parameter("in") === "query" ? "query" : "header",
  };
};
