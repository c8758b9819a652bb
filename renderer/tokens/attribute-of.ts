/** Where a claim stands, as the sources of attributes say it. */
export type ClaimPlace = "the ID token" | "the access token" | "UserInfo";

/** Which attribute of a user a claim fills. */
export type AttributeOf = (claim: string, place: ClaimPlace) => string | undefined;

/** See {@link AttributeOf}; taken from where the attributes came from ("name in the ID token", "org.unit[-1] in UserInfo"). */
export const attributeOf =
  (attributes: readonly { readonly name: string; readonly from: string }[]): AttributeOf =>
  (claim, place) =>
    attributes.find(({ from }) => {
      if (!from.endsWith(` in ${place}`)) return false;
      const expression = from.slice(0, -` in ${place}`.length);
      const rest = [claim, JSON.stringify(claim)]
        .filter((name) => expression.startsWith(name))
        .map((name) => expression.slice(name.length));
      return rest.some((end) => /^([.[][^|&]*)?$/u.test(end));
    })?.name;
