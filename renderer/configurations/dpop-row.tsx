import { FormRow, Switch } from "../ui/index.ts";
import type { Editor } from "./use-editor.ts";

/** Whether tokens are bound to a key that is made for each login. */
export function DpopRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const isOffered = draft.capabilities.dpopSigningAlgorithmsSupported.length > 0;
  const isKnown = draft.capabilities.importedAt !== undefined;
  const offer = isOffered ? "The provider offers it, " : isKnown ? "The provider does not list it, " : "";
  return (
    <div data-field="dpop">
      <FormRow group label="DPoP" help={`${offer}RFC 9449`} {...marks("dpop")}>
        <Switch checked={draft.dpop} onChange={(dpop) => edit({ dpop })}>
          Bind tokens to a key of each login
        </Switch>
      </FormRow>
    </div>
  );
}
