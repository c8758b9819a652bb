/** Where a claim stands, as the sources of attributes say it. */
export type ClaimPlace = "the ID token" | "the access token" | "UserInfo";

/** Which attribute of a user a claim fills. */
export type AttributeOf = (claim: string, place: ClaimPlace) => string | undefined;

/** See {@link AttributeOf}; taken from where the attributes came from ("name in the ID token"). */
export const attributeOf =
  (attributes: readonly { readonly name: string; readonly from: string }[]): AttributeOf =>
  (claim, place) =>
    attributes.find(({ from }) => from === `${claim} in ${place}`)?.name;
