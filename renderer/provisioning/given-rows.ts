import { type ProvisioningFlow, standardRows } from "#shared/provisioning/provisioning-settings.ts";

/** A row of a flow that cannot be edited. */
export interface GivenRow {
  readonly attribute: string;
  /** Where its claim is looked for, in words. */
  readonly from: string;
  readonly expression: string;
}

const [subject, ...others] = standardRows.map(({ attribute, expression }) => ({ attribute, expression }));

const withOthersFrom = (from: string): readonly GivenRow[] => [
  ...(subject ? [{ ...subject, from: "ID token" }] : []),
  ...others.map((row) => ({ ...row, from })),
];

/** What each flow but the custom one does. */
export const givenRows: Readonly<Record<Exclude<ProvisioningFlow, "custom">, readonly GivenRow[]>> = {
  standard: withOthersFrom("ID token, UserInfo"),
  siemens_sam: withOthersFrom("ID token, UserInfo"),
  userinfo: withOthersFrom("UserInfo"),
  salesforce: [
    { attribute: "Name", from: "Identity URL", expression: "user_id" },
    { attribute: "Fullname", from: "Identity URL", expression: "display_name" },
    { attribute: "Email", from: "Identity URL", expression: "email" },
  ],
};
