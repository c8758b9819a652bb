import type { AttributeChange, LoginResult, RoleChange } from "#shared/login/login-result.ts";
import { FALLBACK_ROLE, type ProvisionedAttributes } from "#shared/provisioning/provisioned.ts";
import type { User } from "#shared/users/user.ts";

/** What a login changes of a user. */
export type ProvisionedChange = Pick<LoginResult, "userCreated" | "attributes" | "roles">;

/** What a login changes of the user that was known before it, if there was one. Pure. */
export const describeChange = (
  before: User | undefined,
  after: ProvisionedAttributes,
): ProvisionedChange => ({
  userCreated: before === undefined,
  attributes: [
    attribute("Name", before?.name, after.name, after.sources.name),
    attribute("Fullname", before?.fullname, after.fullname, after.sources.fullname),
    attribute("Email", before?.email, after.email, after.sources.email),
  ],
  roles: [
    ...after.roles.map((role): RoleChange => {
      const change = before?.roles.includes(role) ? "kept" : "added";
      return {
        role,
        change,
        why: role === FALLBACK_ROLE ? "fallback role" : "from the claims of this login",
      };
    }),
    ...(before?.roles ?? [])
      .filter((role) => !after.roles.includes(role))
      .map((role): RoleChange => ({ role, change: "removed", why: "not given by this login" })),
  ],
});

const attribute = (
  name: string,
  before: string | undefined,
  after: string,
  source: string,
): AttributeChange => ({
  attribute: name,
  ...(before === undefined || before === "" ? {} : { before }),
  after,
  source,
});
