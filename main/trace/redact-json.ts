/** Texts of a JSON document, the last one cut off perhaps, each with the colon after it if it is a name. */
const literals = /("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$))(\s*:\s*)?/g;

/**
 * Masks texts in a JSON document and leaves everything else to the letter: numbers that a double cannot hold,
 * names that occur twice, and documents that are broken or cut off, whose tokens are secrets all the same.
 * @param member gives what to show for a member's text; the name is empty for an item of a list
 */
export const redactJson = (
  content: string,
  member: (name: string, value: string) => string,
  text: (value: string) => string,
): string => {
  let name = "";
  let endOfName = -1;
  return content.replace(literals, (whole, literal: string, colon: string | undefined, at: number) => {
    const value = decode(literal);
    if (colon === undefined) {
      const masked = member(at === endOfName ? name : "", value);
      return masked === value ? literal : JSON.stringify(masked);
    }
    name = value;
    endOfName = at + whole.length;
    const masked = text(value);
    return (masked === value ? literal : JSON.stringify(masked)) + colon;
  });
};

const decode = (literal: string): string => {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal.slice(1).replace(/"$/, "");
  }
};
