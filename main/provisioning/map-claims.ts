import { AppFailure } from "#shared/app-error.ts";
import type { LoginClaims, ProvisionedAttribute } from "#shared/provisioning/provisioned.ts";
import {
  type MappingRow,
  ownAttributes,
  type ProvisioningSettings,
} from "#shared/provisioning/provisioning-settings.ts";
import { attributeText, documentOf, sourceTitles } from "./claim-documents.ts";
import { ExpressionError, type ExpressionSearch } from "./expression-search.ts";

/** An attribute as a row gives it, or why it gives none. */
export interface MappedAttribute extends ProvisionedAttribute {
  /** In a sentence's part: `null, department is not in UserInfo`. */
  readonly problem?: string;
  /** The expression cannot be read, whatever the claims are; `problem` says why. */
  readonly isUnreadable?: true;
}

/** Who logged in. @throws AppFailure `id_token_sub_missing` */
export const subjectOf = ({
  idToken,
}: LoginClaims): { readonly issuer: string; readonly subject: string } => {
  const { iss, sub } = idToken;
  if (typeof sub !== "string" || sub === "" || typeof iss !== "string") throw subMissing();
  return { issuer: iss, subject: sub };
};

/**
 * Makes attributes of the claims of a login, by the flow that is set. Pure, so that a preview runs the very code of
 * a login.
 * @param search evaluates the expressions of a custom flow; the other flows have none
 * @throws AppFailure `id_token_sub_missing`
 */
export const mapClaims = (
  settings: Pick<ProvisioningSettings, "flow" | "rows">,
  claims: LoginClaims,
  search: ExpressionSearch | undefined,
): readonly MappedAttribute[] => {
  const { subject } = subjectOf(claims);
  if (settings.flow === "custom") return withOwnAttributes(mapRows(settings.rows, claims, search));
  if (settings.flow === "salesforce") return fromIdentity(claims, subject);
  const take = settings.flow === "userinfo" ? fromUserinfo : fromAnywhere;
  return [
    { attribute: "Name", value: subject, source: "sub in the ID token" },
    take(claims, "Fullname", "name"),
    take(claims, "Email", "email"),
  ];
};

/** Salesforce says who logged in at its identity URL; where it did not, the tokens have to do. */
const fromIdentity = (claims: LoginClaims, subject: string): readonly MappedAttribute[] => {
  const take = (attribute: string, member: string, claim: string): MappedAttribute => {
    const value = textOf(claims.identity ?? {}, member);
    return value === undefined
      ? { ...fromAnywhere(claims, attribute, claim), problem: `${member} is not at the identity URL` }
      : { attribute, value, source: `${member} at the identity URL` };
  };
  const name = take("Name", "user_id", "sub");
  return [
    name.value === "" ? { ...name, value: subject, source: "sub in the ID token" } : name,
    take("Fullname", "display_name", "name"),
    take("Email", "email", "email"),
  ];
};

/** Thin tokens: what the ID token says besides whose it is does not count. */
const fromUserinfo = (claims: LoginClaims, attribute: string, claim: string): MappedAttribute => {
  const value = textOf(claims.userinfo ?? {}, claim);
  return value === undefined
    ? { attribute, value: "", source: `no claim ${claim}`, problem: `${claim} is not in UserInfo` }
    : { attribute, value, source: `${claim} in UserInfo` };
};

/**
 * A claim that the ID token does not have is taken from UserInfo, and one that neither has from another source, if
 * the provider said that it is there and it is verified (OIDC Core 5.6.2): no source replaces what the provider says
 * itself. One that is no text counts as missing.
 */
const fromAnywhere = (claims: LoginClaims, attribute: string, claim: string): MappedAttribute => {
  const inIdToken = textOf(claims.idToken, claim);
  if (inIdToken !== undefined) return { attribute, value: inIdToken, source: `${claim} in the ID token` };
  const inUserinfo = claims.userinfo && textOf(claims.userinfo, claim);
  if (inUserinfo !== undefined) return { attribute, value: inUserinfo, source: `${claim} in UserInfo` };
  const inSource = claims.fromSources
    ?.filter(({ state, promised }) => state === "verified" && promised.includes(claim))
    .map((source) => textOf(source.claims, claim))
    .find((value) => value !== undefined);
  if (inSource !== undefined) return { attribute, value: inSource, source: `${claim} of another source` };
  return { attribute, value: "", source: `no claim ${claim}` };
};

const textOf = (claims: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === "string" && value !== "" ? attributeText(value) : undefined;
};

const mapRows = (
  rows: readonly MappingRow[],
  claims: LoginClaims,
  search: ExpressionSearch | undefined,
): readonly MappedAttribute[] => rows.map((row) => mapRow(row, claims, search));

const mapRow = (
  { attribute, source, expression }: MappingRow,
  claims: LoginClaims,
  search: ExpressionSearch | undefined,
): MappedAttribute => {
  const from = `${expression} in ${sourceTitles[source]}`;
  const none = (problem: string): MappedAttribute => ({ attribute, value: "", source: from, problem });
  const document = documentOf(claims, source);
  if (document === undefined) return none(`the login brought nothing that ${sourceTitles[source]} says`);
  if (search === undefined) throw new Error("A custom flow needs its expressions.");
  try {
    const found = search.evaluate(expression, document);
    if (found === null || found === undefined) return none(nullWords(expression, document, source));
    const value = attributeText(found);
    if (value === undefined) return none("the result is no text");
    return value === "" ? none("the result is empty") : { attribute, value, source: from };
  } catch (thrown) {
    if (thrown instanceof ExpressionError)
      return { ...none(thrown.message), ...(thrown.isSyntax && { isUnreadable: true }) };
    throw thrown;
  }
};

/** Names what is missing, where the expression begins with it. */
const nullWords = (expression: string, document: object, source: MappingRow["source"]): string => {
  const [, first] = /^\s*([a-z_]\w*)\s*(?:[.[|]|$)/iu.exec(expression) ?? [];
  const missing = first !== undefined && !Object.hasOwn(document, first) ? `${first} is ` : "";
  return `null, ${missing}not in ${sourceTitles[source]}`;
};

/** Name, Fullname and Email come first and are always there. */
const withOwnAttributes = (mapped: readonly MappedAttribute[]): readonly MappedAttribute[] => {
  const own = ownAttributes.map(
    (attribute): MappedAttribute =>
      mapped.find((row) => row.attribute === attribute) ?? { attribute, value: "", source: "not mapped" },
  );
  return [...own, ...mapped.filter(({ attribute }) => !isOwn(attribute))];
};

const isOwn = (attribute: string): boolean => ownAttributes.some((own) => own === attribute);

const subMissing = (): AppFailure =>
  new AppFailure({
    code: "id_token_sub_missing",
    message: "The login does not say whose it is.",
    advice: "Ask the provider's administrator why the ID token has no subject.",
    step: "provisioning",
    source: "OIDC Core 2",
  });
