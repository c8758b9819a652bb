import { presetOf } from "#shared/configurations/presets.ts";
import { Button, FormRow } from "../ui/index.ts";
import type { MappingEditor } from "./mapping-editor.ts";

/** Offers the scopes that bring roles into the access tokens of Siemens SAM, while some are not selected. */
export function SamScopesRow({ editor: { draft, edit } }: { readonly editor: MappingEditor }) {
  const { selectedScopes, roleParsing } = draft;
  const missing = presetOf("siemens_sam").scopes.filter(
    (scope) => scope.startsWith("sam") && !selectedScopes.includes(scope),
  );
  if (roleParsing.parser !== "siemens_sam" || missing.length === 0) return null;
  return (
    <FormRow group label="Scopes" help="Siemens SAM puts roles into the token only where they are asked for">
      <Button onClick={() => edit({ selectedScopes: [...selectedScopes, ...missing] })}>
        Add {missing.join(", ")}
      </Button>
    </FormRow>
  );
}
