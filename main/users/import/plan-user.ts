import type { FileUser } from "./file-row.ts";

/** A user that is there, as far as an import can change it. */
export interface KeptUser {
  readonly id: string;
  readonly name: string;
  readonly fullname: string;
  readonly email: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where each attribute came from, by its name. */
  readonly sources: Readonly<Record<string, string>>;
  readonly active: boolean;
  readonly roleIds: readonly string[];
}

/** What becomes of a user of the file. */
export interface UserPlan {
  readonly kind: "created" | "updated" | "unchanged";
  /** Names of attributes, `Active` and `Roles` that a user that is there gets another value of. */
  readonly changes: readonly string[];
  readonly after: Omit<KeptUser, "id">;
}

/** Where attributes and roles come from that an import gave. */
export const FROM_IMPORT = "import";

const nobody: Omit<KeptUser, "id"> = {
  name: "",
  fullname: "",
  email: "",
  attributes: {},
  sources: {},
  active: true,
  roleIds: [],
};

/**
 * Holds a user of the file against the one that is there. What the file does not say stays.
 * @param roleIds those of the file's roles; absent: the file says nothing of roles
 */
export const planUser = (
  kept: KeptUser | undefined,
  user: FileUser,
  roleIds: readonly string[] | undefined,
): UserPlan => {
  const before = kept ?? nobody;
  const given = givenAttributes(before, user);
  const { Name: name, Fullname: fullname, Email: email, ...others } = given;
  const after = {
    name: name ?? before.name,
    fullname: fullname ?? before.fullname,
    email: email ?? before.email,
    attributes: { ...before.attributes, ...others },
    active: user.active ?? before.active,
    roleIds: roleIds ?? before.roleIds,
  };
  const changed = Object.keys(given).filter(
    (attribute) => attributeOf(before, attribute) !== attributeOf(after, attribute),
  );
  const imported = kept === undefined ? Object.keys(given) : changed;
  const sources = { ...before.sources, ...Object.fromEntries(imported.map((each) => [each, FROM_IMPORT])) };
  const changes = [
    ...changed,
    ...(before.active === after.active ? [] : ["Active"]),
    ...(isSameSet(before.roleIds, after.roleIds) ? [] : ["Roles"]),
  ];
  if (kept === undefined) return { kind: "created", changes: [], after: { ...after, sources } };
  return { kind: changes.length > 0 ? "updated" : "unchanged", changes, after: { ...after, sources } };
};

/** Every line of a CSV file has all of its columns: an empty one gives nobody an attribute. */
const givenAttributes = (before: Values, { attributes }: FileUser): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      ([attribute, value]) => value !== "" || attributeOf(before, attribute) !== undefined,
    ),
  );

type Values = Pick<KeptUser, "name" | "fullname" | "email" | "attributes">;

const attributeOf = (user: Values, attribute: string): string | undefined => {
  if (attribute === "Name") return user.name;
  if (attribute === "Fullname") return user.fullname;
  if (attribute === "Email") return user.email;
  return Object.hasOwn(user.attributes, attribute) ? user.attributes[attribute] : undefined;
};

const isSameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((each) => right.includes(each));
