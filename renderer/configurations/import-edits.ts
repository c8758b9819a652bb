import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { presetOfIssuer } from "#shared/configurations/presets.ts";
import type { ImportedMetadata } from "#shared/discovery/provider-metadata.ts";
import { applyEdits, changedFields, type DraftEdits } from "./draft-edits.ts";

/**
 * What Import configuration changes in the form. An endpoint that the document does not name keeps what was
 * typed by hand, as a document need not list everything that a provider has; only those of another issuer go.
 */
export const importEdits = (draft: ClientConfigurationDraft, imported: ImportedMetadata): DraftEdits => {
  const isSameIssuer = draft.issuer === "" || draft.issuer === imported.issuer;
  // A preset that was chosen by hand stays: an issuer's host need not tell what runs there.
  const preset = draft.preset === "generic" ? presetOfIssuer(imported.issuer) : draft.preset;
  const named = Object.entries(imported.endpoints).filter(([, url]) => url !== "" || !isSameIssuer);
  return {
    preset,
    automaticConfigurationUrl: imported.automaticConfigurationUrl,
    issuer: imported.issuer,
    endpoints: { ...draft.endpoints, ...Object.fromEntries(named) },
    capabilities: imported.capabilities,
  };
};

/** How many fields an import changes; the capabilities are no field of the form. */
export const countImportChanges = (draft: ClientConfigurationDraft, edits: DraftEdits): number => {
  const changed = new Set(changedFields(draft, applyEdits(draft, edits)));
  changed.delete("capabilities");
  return changed.size;
};
