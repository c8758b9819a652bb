import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { presetOfIssuer } from "#shared/configurations/presets.ts";
import type { IdentifierAdvice } from "#shared/provisioning/identifier-advice.ts";
import type { MappingRow, ProvisioningSettings } from "#shared/provisioning/provisioning-settings.ts";
import type { LikeUserStore } from "../users/index.ts";

/** Above so many users a comparison of all would hold up everything else. */
const MAX_COMPARED = 20_000;

const entraRow: MappingRow = { attribute: "Name", source: "id_token", expression: "oid" };

/**
 * What is to be known of the identifier by which a configuration finds its users: whether it stays the same, is
 * given to nobody else, and has not made two users of one person already (OIDC Core 5.7, 8).
 */
export const adviseIdentifier = (
  users: LikeUserStore,
  configuration: Pick<ClientConfiguration, "id" | "issuer" | "preset" | "capabilities">,
  settings: ProvisioningSettings,
): readonly IdentifierAdvice[] => [
  ...adviseSubject(configuration, settings),
  ...adviseAttribute(settings),
  ...adviseUsers(users, configuration.id),
];

const adviseSubject = (
  { issuer, preset, capabilities }: Parameters<typeof adviseIdentifier>[1],
  { flow, rows, findBy }: ProvisioningSettings,
): readonly IdentifierAdvice[] => {
  if (findBy !== "Name") return [];
  const row = flow === "custom" ? rows.find(({ attribute }) => attribute === "Name") : undefined;
  const usesSubject = row === undefined || row.expression.trim() === "sub";
  if (!usesSubject) return [];
  if (preset === "entra" || presetOfIssuer(issuer) === "entra") {
    return [
      {
        kind: "pairwise_here",
        message:
          "Entra gives a user another sub in each app; oid is the same in all apps of the tenant, and what SCIM sends as externalId.",
        fix: entraRow,
      },
    ];
  }
  const types = capabilities.subjectTypesSupported;
  if (!types.includes("pairwise")) return [];
  return [
    {
      kind: "pairwise",
      message: types.includes("public")
        ? "This provider can give each client its own sub: with a new registration everybody may become a new user."
        : "This provider gives each client its own sub: with a new registration everybody becomes a new user.",
    },
  ];
};

const adviseAttribute = ({ findBy }: ProvisioningSettings): readonly IdentifierAdvice[] =>
  findBy === "Name"
    ? []
    : [
        {
          kind: "not_for_good",
          message: `${findBy} can change, and be given to somebody else, who then gets this user's account.`,
        },
      ];

const adviseUsers = (users: LikeUserStore, configurationId: string): readonly IdentifierAdvice[] => {
  const count = users.count(configurationId);
  if (count > MAX_COMPARED) {
    return [
      {
        kind: "too_many_to_compare",
        message: `Whether users differ in capitals only is looked at up to ${MAX_COMPARED.toLocaleString("en")} users.`,
      },
    ];
  }
  const inCase = users.differingInCase(configurationId);
  const sharing = users.sharingEmail(configurationId);
  return [
    ...(inCase.length === 0
      ? []
      : [
          {
            kind: "differ_in_case",
            message:
              "Users whose Name differs in capitals only: the provider may have changed how it writes it.",
            likeUsers: inCase,
          } as const,
        ]),
    ...(sharing.length === 0
      ? []
      : [
          {
            kind: "share_email",
            message: "Users with one e-mail address: the identifier of these people may have changed.",
            likeUsers: sharing,
          } as const,
        ]),
  ];
};
