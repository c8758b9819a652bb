/** A role of a list that is imported. */
export interface RoleLine {
  readonly id?: string;
  readonly name: string;
  readonly description: string;
}

/** What is wrong with a line, which is counted from 1. */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const HEADS = /^(uu)?id,name(,description)?$/iu;
const MAX_NAME = 200;
const MAX_DESCRIPTION = 1000;
const MAX_ROLES = 10_000;

/**
 * Reads roles, one a line: `name`, `name,description` or `uuid,name,description`, in quotes where commas stand in
 * them (RFC 4180). Empty lines, and one that names the columns, are passed over.
 */
export const readRoleLines = (
  text: string,
): { readonly roles: readonly RoleLine[]; readonly problems: readonly LineProblem[] } => {
  const roles: RoleLine[] = [];
  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  const lines = text.replace(/^\ufeff/u, "").split(/\r\n|\r|\n/u);
  lines.forEach((content, index) => {
    const line = index + 1;
    if (content.trim() === "" || (roles.length === 0 && HEADS.test(content.replaceAll(/[\s"]/gu, ""))))
      return;
    const role = readRole(content);
    if (typeof role === "string") {
      problems.push({ line, message: role });
      return;
    }
    const earlier = [role.name, role.id?.toLowerCase()]
      .map((key) => (key ? seen.get(key) : undefined))
      .find(Boolean);
    if (earlier !== undefined)
      problems.push({ line, message: `${role.name} stands in line ${String(earlier)} too` });
    for (const key of [role.name, role.id?.toLowerCase()]) if (key) seen.set(key, line);
    roles.push(role);
  });
  if (roles.length > MAX_ROLES)
    problems.push({ line: 1, message: `${roles.length.toLocaleString("en")} roles are more than 10,000` });
  return { roles, problems };
};

/** A line's role, or what is wrong with it. */
const readRole = (content: string): RoleLine | string => {
  const cells = cellsOf(content);
  if (cells === undefined) return "A quote is open";
  if (cells.length > 3) return `${String(cells.length)} columns; put texts with commas in quotes`;
  const [first = "", second = "", third = ""] = cells;
  const hasId = cells.length === 3 || UUID.test(first);
  if (hasId && first !== "" && !UUID.test(first)) return `${first.slice(0, 40)} is not a UUID`;
  const name = hasId ? second : first;
  const description = hasId ? third : second;
  if (name === "") return "A name is needed";
  if (name.length > MAX_NAME) return `The name is longer than ${String(MAX_NAME)} characters`;
  if (description.length > MAX_DESCRIPTION)
    return `The description is longer than ${MAX_DESCRIPTION.toLocaleString("en")} characters`;
  return { ...(hasId && first !== "" && { id: first }), name, description };
};

/** The cells of a line, without their quotes; undefined where a quote is open. */
const cellsOf = (content: string): readonly string[] | undefined => {
  const cells: string[] = [];
  const cell = /\s*(?:"((?:[^"]|"")*)"\s*|([^",][^,]*)?)(,|$)/uy;
  while (cell.lastIndex <= content.length) {
    const found = cell.exec(content);
    if (found === null) return undefined;
    cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? "").trim());
    if (found[3] === "") return cells;
  }
  return cells;
};
