// Values and types without their schemas, so that the window does not load zod for them.

/** How claims become a user's attributes. */
export const provisioningFlows = ["standard", "userinfo", "salesforce", "siemens_sam", "custom"] as const;
export type ProvisioningFlow = (typeof provisioningFlows)[number];

/** What an expression looks at: one document, or all of them under their names. */
export const expressionSources = ["id_token", "userinfo", "access_token", "all"] as const;
export type ExpressionSource = (typeof expressionSources)[number];

/** How roles are read out of a token. */
export const roleParsers = ["off", "siemens_sam", "entra", "custom"] as const;
export type RoleParser = (typeof roleParsers)[number];

/** The tokens that roles can be read from. */
export const roleTokens = ["access_token", "id_token"] as const;
export type RoleToken = (typeof roleTokens)[number];

/** Attributes that every user has; others may be added by a custom flow. */
export const ownAttributes = ["Name", "Fullname", "Email"] as const;
export type OwnAttribute = (typeof ownAttributes)[number];

/** One row of a custom flow: attribute ← expression over a source. */
export interface MappingRow {
  readonly attribute: string;
  readonly source: ExpressionSource;
  /** JMESPath. */
  readonly expression: string;
}

/** How a configuration's logins create and update users; as its schema has it. */
export interface ProvisioningSettings {
  readonly flow: ProvisioningFlow;
  /** The attribute whose value finds a user that is there; `Name` holds the subject by default. */
  readonly findBy: string;
  /** Off: only users that are there can log in; they are still updated. */
  readonly createUsers: boolean;
  /** Of the custom flow. */
  readonly rows: MappingRow[];
  /** Values of new users where a login brings none. */
  readonly defaults: { readonly attribute: string; readonly value: string }[];
}

/** How a configuration's logins give roles; as its schema has it. */
export interface RoleSettings {
  readonly parser: RoleParser;
  readonly token: RoleToken;
  /** Of the custom parser: JMESPath that gives names or UUIDs of roles. */
  readonly expression: string;
  /** Granted scopes that are called like a role give it. */
  readonly fromScopes: boolean;
  /** Ids of the roles that every login gives besides. */
  readonly defaultRoles: string[];
}

/** The rows of the standard flow, which a custom one begins with. */
export const standardRows: MappingRow[] = [
  { attribute: "Name", source: "id_token", expression: "sub" },
  { attribute: "Fullname", source: "id_token", expression: "name" },
  { attribute: "Email", source: "id_token", expression: "email" },
];

/** The rows that say what a flow does; of a custom one its own. */
export const rowsOfFlow = ({
  flow,
  rows,
}: Pick<ProvisioningSettings, "flow" | "rows">): ProvisioningSettings["rows"] => {
  if (flow === "custom") return rows;
  if (flow !== "userinfo") return standardRows;
  return standardRows.map((row) => (row.attribute === "Name" ? row : { ...row, source: "userinfo" }));
};

/** What is used until something is set. */
export const defaultProvisioning: ProvisioningSettings = {
  flow: "standard",
  findBy: "Name",
  createUsers: true,
  rows: [],
  defaults: [],
};

/** See {@link defaultProvisioning}. */
export const defaultRoleParsing: RoleSettings = {
  parser: "off",
  token: "access_token",
  expression: "",
  fromScopes: false,
  defaultRoles: [],
};

/** Claims of the Siemens SAM access token that hold role names. */
export const SIEMENS_SAM_ROLE_CLAIM = "sws.samauth.role.name";

/**
 * The rows that take the claim by which users are found for another attribute as well, by their places: if it is no
 * good as an identifier any more, the attribute goes with it. The modules that are set up with this forbid it.
 */
export const reusedPrincipal = ({
  flow,
  rows,
  findBy,
}: Pick<ProvisioningSettings, "flow" | "rows" | "findBy">): ReadonlySet<number> => {
  const principal = flow === "custom" ? rows.find(({ attribute }) => attribute === findBy) : undefined;
  const claim = principal?.expression.trim();
  if (principal === undefined || claim === undefined || claim === "") return new Set();
  const reusing = rows.flatMap(({ attribute, source, expression }, index) =>
    attribute !== findBy && source === principal.source && expression.trim() === claim ? [index] : [],
  );
  return new Set(reusing);
};

/**
 * What cannot be right in the settings, in sentences, by the place it is at; none: they can be used.
 * Syntax errors of expressions are told when they are evaluated.
 */
export const provisioningProblems = (
  provisioning: ProvisioningSettings,
  roles: RoleSettings,
): readonly { readonly field: string; readonly message: string }[] => {
  const problems: { field: string; message: string }[] = [];
  const { flow, rows, findBy } = provisioning;
  if (flow === "custom") {
    const seen = new Set<string>();
    rows.forEach(({ attribute: typed, expression }, index) => {
      const at = `provisioning.rows.${index}`;
      const attribute = typed.trim();
      if (attribute === "") problems.push({ field: at, message: "An attribute is needed" });
      else if (seen.has(attribute)) problems.push({ field: at, message: `${attribute} is mapped twice` });
      else if (expression.trim() === "") problems.push({ field: at, message: "An expression is needed" });
      seen.add(attribute);
    });
    if (!seen.has(findBy)) {
      problems.push({
        field: "provisioning.findBy",
        message: `${findBy} finds the user, so it has to be mapped`,
      });
    }
    if (!seen.has("Name")) problems.push({ field: "provisioning.rows", message: "Name has to be mapped" });
  }
  if (roles.parser === "custom" && roles.expression.trim() === "") {
    problems.push({
      field: "roleParsing.expression",
      message: "A custom expression is required to process Access_token roles",
    });
  }
  return problems;
};
