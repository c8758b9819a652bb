import { FormRow, FormSection, PairTable } from "../ui/index.ts";
import { type ExtendedRequest, extendedRequests } from "./draft-edits.ts";
import type { Editor } from "./use-editor.ts";

const labels: Readonly<Record<ExtendedRequest, string>> = {
  authorization: "Authorization request",
  token: "Token request",
  refresh: "Refresh request",
};

const maxLengths = { name: 256, value: 8192 };
const MAX_ROWS = 50;

/** Parameters that a provider wants besides the standard's. */
export function ParametersSection({ editor }: { readonly editor: Editor }) {
  return (
    <FormSection title="Extra parameters">
      {extendedRequests.map((name) => (
        <ParametersRow key={name} name={name} editor={editor} />
      ))}
    </FormSection>
  );
}

interface ParametersRowProps {
  readonly name: ExtendedRequest;
  readonly editor: Editor;
}

function ParametersRow({ name, editor: { draft, edit, marks } }: ParametersRowProps) {
  return (
    <div data-field={`extraParameters.${name}`}>
      <FormRow group label={labels[name]} {...marks(`extraParameters.${name}`)}>
        <PairTable
          label={`Extra parameters of the ${labels[name].toLowerCase()}`}
          noun="parameter"
          pairs={draft.extraParameters[name]}
          onChange={(pairs) => edit({ extraParameters: { [name]: pairs } })}
          maxLengths={maxLengths}
          maxRows={MAX_ROWS}
        />
      </FormRow>
    </div>
  );
}
