import type { ProvisioningEvaluation } from "#shared/provisioning/evaluation.ts";
import { hrefOf } from "../routes.ts";
import { ErrorNotice, Panel, Skeleton, StatusText } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import { AttributeChanges } from "./attribute-changes.tsx";
import styles from "./provisioning-part.module.css";
import { RoleChanges } from "./role-changes.tsx";
import type { EvaluationState } from "./use-evaluation.ts";

/** What the login that is tried would do: to whom, and their attributes and roles before and after. */
export function OutcomePanels({ state: { evaluation, error } }: { readonly state: EvaluationState }) {
  if (error) return <ErrorNotice error={error} title="The result could not be evaluated" />;
  if (evaluation === undefined) return <Skeleton rows={4} rowHeight={28} />;
  if (evaluation.outcome === "no_sample") {
    return (
      <p className={styles.words}>
        There is no login yet. Test a login, or paste a token, to see what these settings make of it.
      </p>
    );
  }
  return (
    <>
      {evaluation.error && <ErrorNotice error={evaluation.error} title="This login would fail" />}
      {evaluation.attributeChanges.length > 0 && (
        <div className={styles.outcome}>
          <Panel title={titleOf(evaluation)} actions={<OutcomeWords evaluation={evaluation} />}>
            <AttributeChanges attributes={evaluation.attributeChanges} />
          </Panel>
          <RoleChanges roles={evaluation.roleChanges} />
        </div>
      )}
    </>
  );
}

const titleOf = ({ outcome }: ProvisioningEvaluation): string =>
  outcome === "would_fail" ? "What it would bring" : "What this login would do";

function OutcomeWords({ evaluation: { outcome, user } }: { readonly evaluation: ProvisioningEvaluation }) {
  if (outcome === "would_create") return <StatusText status="passed">Would create a user</StatusText>;
  if (outcome !== "would_update" || user === undefined) return null;
  return (
    <StatusText status="passed">
      <span>
        Would update{" "}
        <a href={hrefOf({ page: "users", id: user.id })}>
          <Untrusted text={user.name} />
        </a>
      </span>
    </StatusText>
  );
}
