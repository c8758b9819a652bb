import { IconUserShield } from "@tabler/icons-react";
import type { AppError } from "#shared/app-error.ts";
import {
  type RoleParser,
  type RoleToken,
  roleParsers,
  SIEMENS_SAM_ROLE_CLAIM,
} from "#shared/provisioning/provisioning-settings.ts";
import { hrefOf, navigate } from "../routes.ts";
import {
  Button,
  ErrorNotice,
  FormRow,
  FormSection,
  SegmentedControl,
  SelectField,
  Skeleton,
  Switch,
} from "../ui/index.ts";
import { DefaultRolesRow } from "./default-roles-row.tsx";
import { documentForCompletion } from "./documents-of.ts";
import { ExpressionInput } from "./expression-input.tsx";
import type { MappingEditor } from "./mapping-editor.ts";
import styles from "./provisioning-part.module.css";
import type { MappingPartProps } from "./provisioning-part.tsx";
import { RoleChanges } from "./role-changes.tsx";
import { SamplePicker } from "./sample-picker.tsx";
import { type EvaluationState, useEvaluation } from "./use-evaluation.ts";

/** How logins give roles, with what that gives for the login that is tried. */
export function AccessTokenPart({ editor, choice, onChoose }: MappingPartProps) {
  const state = useEvaluation(editor, choice);
  return (
    <div className={styles.part}>
      <FormSection title="Roles in a token">
        <ParserRow editor={editor} />
        {editor.draft.roleParsing.parser !== "off" && <TokenRow editor={editor} />}
        {editor.draft.roleParsing.parser === "custom" && <ExpressionRow editor={editor} state={state} />}
      </FormSection>
      <FormSection title="Other roles">
        <ScopesRow editor={editor} />
        <DefaultRolesRow editor={editor} />
        <FormRow group label="Roles" help="Tokens name them by name or UUID">
          <Button icon={IconUserShield} onClick={() => navigate({ page: "roles" })}>
            Open roles
          </Button>
        </FormRow>
      </FormSection>
      <div className={styles.tools}>
        <h2>Result</h2>
        <div className={styles.sample}>
          <span className={styles.label}>Result for</span>
          <SamplePicker
            editor={editor}
            sample={state.evaluation?.sample}
            choice={choice}
            onChoose={onChoose}
          />
        </div>
      </div>
      <Result state={state} />
    </div>
  );
}

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

function ParserRow({ editor: { draft, edit, marks } }: RowProps) {
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

function TokenRow({ editor: { draft, edit, marks } }: RowProps) {
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

function ExpressionRow({
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

function ScopesRow({ editor: { draft, edit, marks } }: RowProps) {
  return (
    <div data-field="roleParsing.fromScopes">
      <FormRow
        group
        label="Roles from scopes"
        help="A granted scope that is called like a role gives it"
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

function Result({ state: { evaluation, error } }: { readonly state: EvaluationState }) {
  if (error) return <ErrorNotice error={error} title="The result could not be evaluated" />;
  if (evaluation === undefined) return <Skeleton rows={3} rowHeight={34} />;
  if (evaluation.outcome === "no_sample")
    return (
      <p className={styles.words}>
        There is no login yet. Test a login, or paste a token, to see which roles it gives.
      </p>
    );
  return (
    <>
      {evaluation.error && <Refusal error={evaluation.error} userId={evaluation.sample?.userId} />}
      {evaluation.attributeChanges.length > 0 && <RoleChanges roles={evaluation.roleChanges} />}
    </>
  );
}

interface RefusalProps {
  readonly error: AppError;
  readonly userId: string | undefined;
}

/** Why the login would fail; what is in an opaque token only its provider can say. */
function Refusal({ error, userId }: RefusalProps) {
  const isOpaque = error.code === "roles_unreadable" && error.field === "roleParsing.token";
  return (
    <ErrorNotice
      error={error}
      title="This login would fail"
      action={
        isOpaque &&
        userId !== undefined && <a href={hrefOf({ page: "users", id: userId })}>Introspect it at the user</a>
      }
    />
  );
}
