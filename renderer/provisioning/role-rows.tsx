import {
  type RoleParser,
  type RoleToken,
  roleParsers,
  SIEMENS_SAM_ROLE_CLAIM,
} from "#shared/provisioning/provisioning-settings.ts";
import { FormRow, SegmentedControl, SelectField, Switch } from "../ui/index.ts";
import { documentForCompletion } from "./documents-of.ts";
import { ExpressionInput } from "./expression-input.tsx";
import type { MappingEditor } from "./mapping-editor.ts";
import type { EvaluationState } from "./use-evaluation.ts";

interface RowProps {
  readonly editor: MappingEditor;
}

const parserLabels: Readonly<Record<RoleParser, string>> = {
  off: "Off",
  siemens_sam: "Siemens SAM",
  entra: "Microsoft Entra ID",
  custom: "Custom",
};

const parserNotes: Readonly<Record<RoleParser, string>> = {
  off: "No token is read for roles",
  siemens_sam: `The claim ${SIEMENS_SAM_ROLE_CLAIM}`,
  entra: "The claim roles",
  custom: "An expression that gives names or UUIDs of roles",
};

/** How roles are read out of a token. */
export function ParserRow({ editor: { draft, edit, marks } }: RowProps) {
  const { parser } = draft.roleParsing;
  return (
    <div data-field="roleParsing.parser">
      <SelectField
        label="Parser"
        value={parser}
        choices={roleParsers.map((value) => ({ value, label: parserLabels[value] }))}
        onChange={(value) => edit({ roleParsing: { parser: value } })}
        help={parserNotes[parser]}
        {...marks("roleParsing.parser")}
      />
    </div>
  );
}

const tokenChoices: readonly { readonly value: RoleToken; readonly label: string }[] = [
  { value: "access_token", label: "Access token" },
  { value: "id_token", label: "ID token" },
];

/** The token that roles are read from. */
export function TokenRow({ editor: { draft, edit, marks } }: RowProps) {
  return (
    <div data-field="roleParsing.token">
      <FormRow
        group
        label="Token"
        help="An access token can be read only where it is a JWT"
        {...marks("roleParsing.token")}
      >
        <SegmentedControl
          label="Token"
          value={draft.roleParsing.token}
          choices={tokenChoices}
          onChange={(token) => edit({ roleParsing: { token } })}
        />
      </FormRow>
    </div>
  );
}

/** The expression of the custom parser. */
export function ExpressionRow({
  editor: { draft, edit, marks },
  state,
}: RowProps & { readonly state: EvaluationState }) {
  const { token, expression } = draft.roleParsing;
  const own = marks("roleParsing.expression");
  const found = state.evaluation?.error;
  const isOfExpression = found?.field === "roleParsing.expression" && expression.trim() !== "";
  return (
    <FormRow
      label="Expression (JMESPath)"
      {...own}
      error={own.error ?? (isOfExpression ? (found.cause ?? found.message) : undefined)}
      help="For instance roles[?starts_with(@, 'portal-')]"
    >
      <ExpressionInput
        label="Expression (JMESPath)"
        field="roleParsing.expression"
        value={expression}
        onChange={(typed) => edit({ roleParsing: { expression: typed } })}
        document={documentForCompletion(state.evaluation?.claims, token)}
      />
    </FormRow>
  );
}

/** Whether granted scopes give roles. */
export function ScopesRow({ editor: { draft, edit, marks } }: RowProps) {
  return (
    <div data-field="roleParsing.fromScopes">
      <FormRow
        group
        label="Roles from scopes"
        help="A granted scope that is called like a role, or has its UUID, gives it"
        {...marks("roleParsing.fromScopes")}
      >
        <Switch
          checked={draft.roleParsing.fromScopes}
          onChange={(fromScopes) => edit({ roleParsing: { fromScopes } })}
        >
          Take them
        </Switch>
      </FormRow>
    </div>
  );
}
