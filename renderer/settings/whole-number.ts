/** Reads a whole number within limits; answers a sentence where the text is none. */
export const readWholeNumber = (
  text: string,
  limits: { readonly min: number; readonly max: number },
): { readonly value: number } | { readonly problem: string } => {
  const value = /^\s*\d{1,9}\s*$/u.test(text) ? Number(text) : Number.NaN;
  return value >= limits.min && value <= limits.max
    ? { value }
    : { problem: `A whole number from ${limits.min} to ${limits.max.toLocaleString("en")}` };
};
