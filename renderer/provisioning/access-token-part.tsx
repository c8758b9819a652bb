import { IconUserShield } from "@tabler/icons-react";
import type { AppError } from "#shared/app-error.ts";
import { hrefOf, navigate } from "../routes.ts";
import { Button, ErrorNotice, FormRow, FormSection, Skeleton } from "../ui/index.ts";
import { DefaultRolesRow } from "./default-roles-row.tsx";
import { EffectOf } from "./effect-of.tsx";
import styles from "./provisioning-part.module.css";
import type { MappingPartProps } from "./provisioning-part.tsx";
import { RoleChanges } from "./role-changes.tsx";
import { ExpressionRow, ParserRow, ScopesRow, TokenRow } from "./role-rows.tsx";
import { SamScopesRow } from "./sam-scopes-row.tsx";
import { SamplePicker } from "./sample-picker.tsx";
import { type EvaluationState, useEvaluation } from "./use-evaluation.ts";

/** How logins give roles, with what that gives for the login that is tried. */
export function AccessTokenPart({ editor, choice, onChoose }: MappingPartProps) {
  const state = useEvaluation(editor, choice);
  return (
    <div className={styles.part}>
      <div>
        <FormSection title="Roles in a token">
          <ParserRow editor={editor} />
          <SamScopesRow editor={editor} />
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
      </div>
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
      <EffectOf editor={editor} onChoose={onChoose} state={state} />
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
        isOpaque && userId !== undefined && <a href={hrefOf({ page: "users", id: userId })}>Introspect</a>
      }
    />
  );
}
