import type { GivenValues } from "./make-user.ts";

/**
 * What a SCIM user (RFC 7643 4.1) gives. `externalId` is what logins bring as `sub` or `oid`, so it is the subject and
 * the name; without one it is `userName`. Or what is wrong with it.
 */
export const scimValues = (resource: object): GivenValues | string => {
  if (Object.hasOwn(resource, "__proto__")) return "A member has a name that is not allowed.";
  const members = new Map<string, unknown>(
    // Attribute names are case insensitive (RFC 7643 2.1).
    Object.entries(resource).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const userName = members.get("username");
  const subject = members.get("externalid") ?? userName;
  if (subject === undefined) return "The user has neither externalId nor userName.";
  const fullname = fullnameOf(members);
  const email = emailOf(members.get("emails"));
  const roles = rolesOf(members.get("roles"));
  const values = { Subject: subject, Name: subject, Fullname: fullname, Email: email, Roles: roles };
  return new Map(
    Object.entries({ ...values, Active: members.get("active") }).filter(([, value]) => value !== undefined),
  );
};

const fullnameOf = (members: ReadonlyMap<string, unknown>): unknown => {
  const name = members.get("name");
  const { formatted, givenName, familyName } = (isObject(name) ? name : {}) as ScimName;
  if (formatted !== undefined) return formatted;
  const parts = [givenName, familyName].filter((part) => part !== undefined && part !== "");
  if (parts.length > 0) return parts.every((part) => typeof part === "string") ? parts.join(" ") : parts;
  return members.get("displayname") ?? members.get("username");
};

interface ScimName {
  readonly formatted?: unknown;
  readonly givenName?: unknown;
  readonly familyName?: unknown;
}

/** The primary address, else the first. A value that is of another type stays, to be refused. */
const emailOf = (emails: unknown): unknown => {
  if (!Array.isArray(emails)) return emails;
  const chosen = emails.find((email) => isObject(email) && email.primary === true) ?? emails[0];
  return isObject(chosen) ? chosen.value : chosen;
};

/** Role values are objects with `value`; some providers send plain names. */
const rolesOf = (roles: unknown): unknown =>
  Array.isArray(roles) ? roles.map((role) => (isObject(role) ? (role.value ?? role.display) : role)) : roles;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
