import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { withoutUserInfo } from "./credentials.ts";
import type { Reading, Where } from "./reading.ts";
import { cleanVariableName, isSecretName } from "./variables.ts";

/** Headers that an identity or a session brings. */
const ofIdentities = new Set(["authorization", "proxy-authorization", "cookie"]);

/** A JWS or JWE in compact form, wherever it turns up in a text. */
const compactToken = /eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}/g;

const tokenNames = /^(?:access_token|id_token|refresh_token|client_secret|id_token_hint)$/i;

/**
 * A request as it may leave: no credentials, and a variable in the place of each secret, which is known by the name
 * that it stands under or by its shape. What is parted is noted.
 */
export const partSecrets = (draft: RequestDraft, folder: Where, reading: Reading): RequestDraft => {
  const where = [...folder, draft.name];
  const put = (name: string, value: string): string => {
    if (value === "" || value.includes("{{") || !(isSecretName(name) || tokenNames.test(name)))
      return tokens(value);
    const variable = cleanVariableName(name);
    reading.leave(where, `Value of ${name.slice(0, 80)}`, `The variable ${variable} takes its place.`);
    return `{{${variable}}}`;
  };
  const tokens = (text: string): string =>
    text.replace(compactToken, () => {
      reading.leave(where, "A token", "The variable token takes its place.");
      return "{{token}}";
    });
  return {
    ...draft,
    url: partUrl(withoutUserInfo(draft.url, where, reading), put, tokens),
    headers: draft.headers.flatMap((header) => {
      if (!ofIdentities.has(header.name.trim().toLowerCase())) {
        return [{ ...header, value: put(header.name, header.value) }];
      }
      reading.leave(where, `${header.name.trim()} header`, "The identity that it is sent as brings it.");
      return [];
    }),
    body: partBody(draft.body, put, tokens),
    expectations: draft.expectations.map((expectation) =>
      "value" in expectation ? { ...expectation, value: tokens(expectation.value) } : expectation,
    ),
    ...(draft.sendAs.kind === "user" || draft.sendAs.kind === "client"
      ? { sendAs: leaveIdentity(where, reading) }
      : {}),
  };
};

const leaveIdentity = (where: Where, reading: Reading): RequestDraft["sendAs"] => {
  reading.leave(where, "Fixed identity", "Identities are of this workspace: it is sent as the current one.");
  return { kind: "current" };
};

type Put = (name: string, value: string) => string;
type Tokens = (text: string) => string;

const partUrl = (url: string, put: Put, tokens: Tokens): string => {
  const begin = url.indexOf("?");
  if (begin < 0) return tokens(url);
  const query = url
    .slice(begin + 1)
    .split("&")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? tokens(pair)
        : `${pair.slice(0, equals)}=${put(pair.slice(0, equals), pair.slice(equals + 1))}`;
    });
  return `${tokens(url.slice(0, begin))}?${query.join("&")}`;
};

/** Members of JSON that are texts; numbers and objects under such names are no secrets. */
const textMember = /"([^"\\]{1,64})"(\s*:\s*)"((?:[^"\\]|\\.)+)"/g;

const partBody = (body: RequestBody, put: Put, tokens: Tokens): RequestBody => {
  switch (body.kind) {
    case "json":
    case "text": {
      const members = body.text.replace(
        textMember,
        (_whole, name: string, colon: string, value: string) => `"${name}"${colon}"${put(name, value)}"`,
      );
      return { ...body, text: tokens(members) };
    }
    case "form":
      return {
        ...body,
        fields: body.fields.map((field) => ({ ...field, value: put(field.name, field.value) })),
      };
    case "multipart":
      return {
        ...body,
        parts: body.parts.map((part) =>
          part.kind === "text" ? { ...part, value: put(part.name, part.value) } : part,
        ),
      };
    default:
      return body;
  }
};
