import type { UserDetail } from "#shared/users/user.ts";

/** Which attribute of a user a claim fills, taken from where the attributes came from ("name in the ID token"). */
export const attributeOf =
  (attributes: UserDetail["attributes"]) =>
  (claim: string): string | undefined =>
    attributes.find(({ from }) => from.split(" ")[0] === claim)?.name;
