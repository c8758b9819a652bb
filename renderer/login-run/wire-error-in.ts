/** The `error` member of an OAuth error answer (RFC 6749 5.2), or undefined when the body holds none. */
export const wireErrorIn = (body: string | undefined): string | undefined => {
  if (body === undefined) return undefined;
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== "object" || answer === null || !Object.hasOwn(answer, "error")) return undefined;
    const { error } = answer as { readonly error: unknown };
    return typeof error === "string" && error !== "" ? error : undefined;
  } catch {
    return undefined;
  }
};
