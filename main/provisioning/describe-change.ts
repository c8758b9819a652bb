import type { AttributeChange, LoginResult, RoleChange } from "#shared/login/login-result.ts";
import type { Provisioned, ProvisionedAttribute } from "#shared/provisioning/provisioned.ts";
import type { User } from "#shared/users/user.ts";

/** What a login changes of a user. */
export type ProvisionedChange = Pick<LoginResult, "userCreated" | "attributes" | "roles">;

/** What a login changes of the user that was known before it, if there was one. Pure. */
export const describeChange = (before: User | undefined, after: Provisioned): ProvisionedChange => ({
  userCreated: before === undefined,
  attributes: [...after.attributes.map((given) => changeOf(before, given)), ...noMoreMapped(before, after)],
  roles: [
    ...after.roles.map(
      ({ name, why }): RoleChange => ({
        role: name,
        change: before?.roles.includes(name) ? "kept" : "added",
        why,
      }),
    ),
    ...(before?.roles ?? [])
      .filter((role) => !after.roles.some(({ name }) => name === role))
      .map((role): RoleChange => ({ role, change: "removed", why: "not given by this login" })),
    ...after.unmatchedRoles.map(
      ({ candidate, why }): RoleChange => ({ role: candidate, change: "no_match", why }),
    ),
  ],
});

/** The attributes that a login changes of a user: those of {@link describeChange} that are not as they were. Pure. */
export const changedAttributes = (before: User, after: Provisioned): readonly AttributeChange[] => [
  ...after.attributes
    .filter(({ attribute, value }) => attributeOf(before, attribute) !== value)
    .map((given) => changeOf(before, given)),
  ...noMoreMapped(before, after),
];

const changeOf = (
  before: User | undefined,
  { attribute, value, source }: ProvisionedAttribute,
): AttributeChange => {
  const known = before === undefined ? "" : attributeOf(before, attribute);
  return { attribute, ...(known === "" ? {} : { before: known }), after: value, source };
};

/** The attributes that the user loses because nothing gives them any more. */
const noMoreMapped = (before: User | undefined, after: Provisioned): readonly AttributeChange[] =>
  Object.entries(before?.attributes ?? {})
    .filter(([name, value]) => value !== "" && !after.attributes.some(({ attribute }) => attribute === name))
    .map(([attribute, known]) => ({ attribute, before: known, after: "", source: "not mapped" }));

/** The value of a user's attribute; empty where there is none. */
export const attributeOf = (
  user: Pick<User, "name" | "fullname" | "email" | "attributes">,
  attribute: string,
): string => {
  switch (attribute) {
    case "Name":
      return user.name;
    case "Fullname":
      return user.fullname;
    case "Email":
      return user.email;
    default:
      return user.attributes[attribute] ?? "";
  }
};
