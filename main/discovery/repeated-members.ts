/** An object or a list that is open where the text is being read. */
interface Level {
  readonly path: string;
  /** Names that an object has had; absent for a list. */
  readonly names?: Set<string>;
  /** The member, or the place in the list, that is being read. */
  current: string;
  place: number;
}

/**
 * Names that occur more than once in an object of a JSON text, which `JSON.parse` does not tell (RFC 8259 4): those
 * of the outermost object as they are, those further in with the way to them, for instance `keys[0].kid`. The text is
 * known to be JSON; one pass, without recursion.
 */
export const repeatedMembers = (text: string): readonly string[] => {
  const repeated = new Set<string>();
  const open: Level[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/gs)) {
    const level = open.at(-1);
    if (token === "{" || token === "[") open.push(levelIn(level, token));
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (level !== undefined) level.place += 1;
    } else if (level?.names !== undefined && isName(text, index + token.length)) {
      level.current = String(JSON.parse(token));
      if (level.names.has(level.current)) repeated.add(pathOf(level));
      level.names.add(level.current);
    }
  }
  return [...repeated];
};

const levelIn = (outer: Level | undefined, bracket: "{" | "["): Level => ({
  path: outer === undefined ? "" : pathOf(outer),
  ...(bracket === "{" ? { names: new Set<string>() } : {}),
  current: "",
  place: 0,
});

const pathOf = ({ path, names, current, place }: Level): string => {
  if (names === undefined) return `${path}[${place}]`;
  return path === "" ? current : `${path}.${current}`;
};

const isName = (text: string, end: number): boolean => {
  let index = end;
  while (" \t\n\r".includes(text[index] ?? ":")) index += 1;
  return text[index] === ":";
};
