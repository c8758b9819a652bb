import type { ProvisioningSettings, RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import type { FormRowTexts } from "../ui/index.ts";

/** The part of a configuration that says how logins are provisioned. */
export interface MappingRules {
  readonly provisioning: ProvisioningSettings;
  readonly roleParsing: RoleSettings;
}

type MappingField = `provisioning.${keyof ProvisioningSettings}` | `roleParsing.${keyof RoleSettings}`;

/** What the form of a configuration gives its tabs Provisioning and Access token. */
export interface MappingEditor {
  /** As it is kept. */
  readonly configuration: MappingRules & { readonly id: string };
  /** As it is typed. */
  readonly draft: MappingRules & { readonly selectedScopes: readonly string[] };
  readonly edit: (edits: {
    readonly provisioning?: Partial<ProvisioningSettings>;
    readonly roleParsing?: Partial<RoleSettings>;
    readonly selectedScopes?: string[];
  }) => void;
  /** Names of the fields that are not as they are kept, also those of other parts of the form. */
  readonly changed: ReadonlySet<string>;
  readonly isSaving: boolean;
  readonly discard: () => void;
  /** Saves the whole form; answers false when it could not. */
  readonly save: () => Promise<boolean>;
  /** The marks of fields: changed, and what is wrong with them. */
  readonly marks: (...fields: readonly MappingField[]) => Pick<FormRowTexts, "changed" | "error" | "warning">;
}
