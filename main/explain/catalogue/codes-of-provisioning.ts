import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";

/** What the settings of provisioning and roles refuse: the provider let the user in. */
export const codesOfProvisioning = {
  user_unknown: {
    title: "The user is not known here, and logins create none",
    meaning: [
      "The provider let the user in; the workbench has no such user, and creating users is switched off.",
    ],
    causes: [
      "The user has not been imported yet.",
      "The attribute that finds users has another value here: another claim, or other capitals.",
    ],
    changes: [{ field: "provisioning.createUsers" }, { field: "provisioning.findBy" }],
    aboutUser: true,
  },
  principal_missing: {
    title: "The login does not say which user it is for",
    meaning: ["The attribute that finds users came out empty, so nobody could be found."],
    causes: [
      "The claim is not in the tokens: a scope is missing, or this user has none.",
      "The expression of the attribute looks in another document than the one that has the claim.",
    ],
    changes: [{ field: "provisioning.findBy" }, { field: "selectedScopes" }],
    ask: ["Which scope brings the claim that identifies users, and do all users have it?"],
    aboutUser: true,
  },
  roles_unreadable: {
    title: "The roles cannot be read",
    meaning: ["Roles are to be taken from a token, and there is nothing in it that could be one."],
    causes: [
      "The access token is opaque: it is meant for the provider's own API.",
      "The expression does not fit what the token has in it.",
    ],
    changes: [
      { field: "roleParsing.token" },
      { field: "roleParsing.expression" },
      { field: "roleParsing.parser" },
    ],
    ask: ["Can this client get access tokens that are JWTs, with the user's roles in a claim?"],
  },
  roles_expression_missing: {
    title: "The custom parser has no expression",
    meaning: ["A custom expression is required to process Access_token roles; none is written."],
    causes: ["The parser was set to custom and left empty."],
    changes: [{ field: "roleParsing.expression" }, { field: "roleParsing.parser" }],
  },
  role_taken: {
    title: "Another role has this name or UUID",
    meaning: ["Tokens name roles by name or UUID, so each stands for one role only."],
    causes: ["The role was imported before."],
    changes: [],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
