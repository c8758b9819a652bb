import type { CatalogueEntry } from "../catalogue-entry.ts";

/** Descriptions about the user, and of providers that create users of their own at a login and fail at it. */
export const userPhrases: readonly CatalogueEntry[] = [
  {
    id: "user.not_assigned",
    when: {
      description: /not assigned to (?:the|this) (?:client )?app|user[^.]{0,20} is(?:n['’]t| not) assigned/i,
    },
    title: "The user is not assigned to this client",
    meaning: ["The user signed in; the provider lets only assigned users through."],
    causes: ["The user, or a group with the user in it, is not assigned to the application."],
    changes: [],
    ask: ["Can this user, or a group, be assigned to the application?"],
    aboutUser: true,
  },
  {
    id: "user.credentials_wrong",
    when: { description: /invalid (?:user credentials|username or password)|wrong (?:user|password)/i },
    title: "The user's name or password is wrong",
    meaning: ["The provider did not accept what was typed."],
    causes: ["A typing error.", "The user's password is kept elsewhere, and its synchronisation lags."],
    changes: [],
    ask: ["Does this user exist, with a password that the provider checks itself?"],
    aboutUser: true,
  },
  {
    id: "user.locked",
    when: {
      description:
        /(?:user|account)[^.]{0,20} (?:is |has been )?(?:locked|disabled|suspended|blocked|not enabled|inactive|deactivated)/i,
    },
    title: "The user's account is locked at the provider",
    meaning: ["The provider lets this user into no client."],
    causes: ["Too many attempts to sign in.", "The account was disabled."],
    changes: [],
    ask: ["Is this account locked or disabled?"],
    aboutUser: true,
  },
  {
    id: "user.not_approved",
    when: {
      description:
        /user has(?:n['’]t| not) approved|not (?:pre-?)?authorized by (?:the )?(?:user|admin)|consent (?:is )?required/i,
    },
    title: "Nobody has approved this client for the user",
    meaning: ["The provider wants a consent, or an administrator's approval, first."],
    source: "OIDC Core 3.1.2.4",
    causes: ["The consent was revoked or never given.", "Only administrators may approve clients."],
    changes: [],
    ask: ["Can the client be approved for this user?"],
    aboutUser: true,
  },
  {
    id: "broker.email_missing",
    when: {
      description:
        /attributes? required:[^.]*e-?mail|e-?mail(?: address| claim| attribute)? (?:is |was )?(?:missing|required|not (?:found|provided|present))|(?:no|missing) e-?mail/i,
    },
    title: "The provider did not get the user's e-mail address",
    meaning: ["It takes users from another provider, and that one sent no e-mail address."],
    source: "OIDC Core 5.4",
    causes: [
      "The scope email is not asked for, here or between the two providers.",
      "The user has no mailbox: Entra sends email only where there is one, as an optional claim.",
      "preferred_username or upn holds what is wanted.",
    ],
    changes: [{ field: "selectedScopes" }],
    ask: ["Which claim fills the e-mail address, and does this user have it?"],
    aboutUser: true,
  },
  {
    id: "broker.email_unverified",
    when: {
      description:
        /verify (?:your|the) e-?mail|e-?mail[^.]{0,30}(?:not|n['’]t)[^.]{0,20}verified|unverified e-?mail|email_verified/i,
    },
    title: "The user's e-mail address is not verified",
    meaning: [
      "The provider wants email_verified to be true. A provider that never sends it, as Entra, counts as unverified.",
    ],
    source: "OIDC Core 5.1",
    causes: ["The user has not confirmed the address.", "The provider behind sends no email_verified."],
    changes: [],
    ask: ["Must the address be verified, and does an absent email_verified count as false?"],
    aboutUser: true,
  },
  {
    id: "broker.user_exists",
    when: {
      description:
        /already found an entry for username|(?:user|account|identity)[^.]{0,40} already exists|already (?:linked|registered)/i,
    },
    title: "The provider has this user already under another identity",
    meaning: ["It wanted to create the user, and found one with the same name or e-mail address."],
    causes: [
      "The user was created by hand, by SCIM or by another provider, with another identifier.",
      "The identifier has changed, from sub to oid for instance, or differs in capitals.",
    ],
    changes: [],
    ask: ["Can the two identities of this user be linked?"],
    aboutUser: true,
  },
  {
    id: "broker.creation_off",
    when: {
      description:
        /sign-?ups?[^.]{0,20}(?:disabled|not (?:allowed|permitted))|(?:user|account)[^.]{0,30}(?:creation|provisioning|registration)[^.]{0,30}(?:disabled|not (?:allowed|enabled))|without a pre-existing[^.]{0,40}account|\bJIT\b/i,
    },
    title: "The provider does not create users at a login",
    meaning: ["The user is new to it, and just-in-time creation is off."],
    causes: ["Users must be created beforehand, by hand or by SCIM."],
    changes: [],
    ask: ["Can this user be created, or creation at the first login be allowed?"],
    aboutUser: true,
  },
  {
    id: "broker.role_missing",
    when: {
      description:
        /(?:does(?:n['’]t| not) have|lacks?|missing|no)[^.]{0,20}(?:required )?(?:role|group|permission)\b|not (?:a member|in)[^.]{0,30}(?:group|role)\b/i,
    },
    title: "The user lacks a role or a group",
    meaning: ["The provider lets only users with it into this client."],
    causes: [
      "The role is not assigned to the user.",
      "The role's or the group's name at the provider has changed.",
    ],
    changes: [],
    ask: ["Which role or group must this user have?"],
    aboutUser: true,
  },
];
