/**
 * Names that occur more than once in the outermost object of a JSON text, which `JSON.parse` does not tell
 * (RFC 8259 4). The text is known to be JSON; one pass, without recursion.
 */
export const repeatedMembers = (text: string): readonly string[] => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && isName(text, index + token.length)) {
      const name = String(JSON.parse(token));
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return [...repeated];
};

const isName = (text: string, end: number): boolean => {
  let index = end;
  while (" \t\n\r".includes(text[index] ?? ":")) index += 1;
  return text[index] === ":";
};
