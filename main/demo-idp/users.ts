/** The roles that the demo's users hold and its API asks for. */
export const demoRoles = ["Administrator", "Approver", "User"] as const;
export type DemoRole = (typeof demoRoles)[number];

/** A made-up person at the demo identity provider. Wire names, as its claims carry them (OIDC Core 5.1). */
export interface DemoUser {
  /** Never changes, so that a user provisioned once is found again. */
  readonly sub: string;
  readonly preferred_username: string;
  readonly name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly department: string;
  readonly locale: string;
  readonly roles: readonly DemoRole[];
  /** `thin`: the ID token says who it is and nothing else; everything else is at the UserInfo endpoint. */
  readonly idToken: "fat" | "thin";
}

/** The four people of the login page, in its order. */
export const demoUsers: readonly DemoUser[] = [
  {
    sub: "5f0c7a52-6c0e-4b7e-9a64-0d6f1f0a1c01",
    preferred_username: "anna.bergmann",
    name: "Anna Bergmann",
    given_name: "Anna",
    family_name: "Bergmann",
    email: "anna.bergmann@demo.example",
    email_verified: true,
    department: "IT Operations",
    locale: "de-DE",
    roles: ["Administrator", "User"],
    idToken: "fat",
  },
  {
    sub: "5f0c7a52-6c0e-4b7e-9a64-0d6f1f0a1c02",
    preferred_username: "marco.rossi",
    name: "Marco Rossi",
    given_name: "Marco",
    family_name: "Rossi",
    email: "marco.rossi@demo.example",
    email_verified: true,
    department: "Finance",
    locale: "it-IT",
    roles: ["Approver", "User"],
    idToken: "fat",
  },
  {
    sub: "5f0c7a52-6c0e-4b7e-9a64-0d6f1f0a1c03",
    preferred_username: "zofia.zolkiewska",
    name: "Zofia Żółkiewska-Nguyễn",
    given_name: "Zofia",
    family_name: "Żółkiewska-Nguyễn",
    email: "zofia.zolkiewska@demo.example",
    email_verified: true,
    department: "Jakość i rozwój",
    locale: "pl-PL",
    roles: ["User"],
    idToken: "fat",
  },
  {
    sub: "5f0c7a52-6c0e-4b7e-9a64-0d6f1f0a1c04",
    preferred_username: "tom.hale",
    name: "Tom Hale",
    given_name: "Tom",
    family_name: "Hale",
    email: "tom.hale@demo.example",
    email_verified: false,
    department: "Sales",
    locale: "en-GB",
    roles: ["User"],
    idToken: "thin",
  },
];

/** The user with this subject identifier. */
export const findDemoUser = (sub: string): DemoUser | undefined => demoUsers.find((user) => user.sub === sub);

/** The user whom a `login_hint` means (OIDC Core 3.1.2.1): by e-mail, user name, given name or `sub`. */
export const findDemoUserByHint = (hint: string): DemoUser | undefined => {
  const wanted = hint.trim().toLowerCase();
  return demoUsers.find((user) =>
    [user.email, user.preferred_username, user.given_name, user.sub].some(
      (value) => value.toLowerCase() === wanted,
    ),
  );
};

/**
 * All claims about a user that one place may carry, before the provider cuts them down to the granted scopes.
 * @param use `id_token` or `userinfo`
 */
export const claimsAbout = (user: DemoUser, use: string): Record<string, unknown> => {
  const { idToken, ...claims } = user;
  return idToken === "thin" && use === "id_token" ? { sub: user.sub } : claims;
};

/** The claims that each scope stands for (OIDC Core 5.4); `department` and `roles` are the demo's own. */
export const claimsOfScopes = {
  openid: ["sub"],
  profile: ["name", "given_name", "family_name", "preferred_username", "locale", "department"],
  email: ["email", "email_verified"],
  roles: ["roles"],
} as const satisfies Record<string, readonly string[]>;
