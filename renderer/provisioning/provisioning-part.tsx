import { type ProvisioningFlow, provisioningFlows } from "#shared/provisioning/provisioning-settings.ts";
import { FormRow, FormSection, PairTable, Select, StatusText, Switch } from "../ui/index.ts";
import { EffectOf } from "./effect-of.tsx";
import type { EvaluationChoice } from "./evaluation-choice.ts";
import { IdentifierAdvice } from "./identifier-advice.tsx";
import type { MappingEditor } from "./mapping-editor.ts";
import { attributesOf, flowChanges } from "./mapping-rows.ts";
import { MappingTable } from "./mapping-table.tsx";
import { OutcomePanels } from "./outcome-panels.tsx";
import styles from "./provisioning-part.module.css";
import { SamplePicker } from "./sample-picker.tsx";
import { type EvaluationState, useEvaluation } from "./use-evaluation.ts";

export interface MappingPartProps {
  readonly editor: MappingEditor;
  /** The login that the settings are tried on. */
  readonly choice: EvaluationChoice;
  readonly onChoose: (choice: EvaluationChoice) => void;
}

/** How logins create and update users, with what it does to the login that is tried. */
export function ProvisioningPart(props: MappingPartProps) {
  const { editor, choice } = props;
  const state = useEvaluation(editor, choice);
  return (
    <div className={styles.part}>
      <Tools {...props} state={state} />
      <MappingTable editor={editor} state={state} />
      <OutcomePanels state={state} />
      <EffectOf editor={editor} onChoose={props.onChoose} state={state} />
      <IdentifierAdvice editor={editor} />
      <DefaultsSection editor={editor} />
    </div>
  );
}

const flowLabels: Readonly<Record<ProvisioningFlow, { readonly label: string; readonly note: string }>> = {
  standard: { label: "Standard OIDC", note: "ID token, then UserInfo" },
  userinfo: { label: "UserInfo", note: "for thin ID tokens" },
  salesforce: { label: "Salesforce", note: "its identity URL" },
  siemens_sam: { label: "Siemens SAM", note: "as standard; roles in the access token" },
  custom: { label: "Custom", note: "expressions of your own" },
};

function Tools({ editor, choice, onChoose, state }: MappingPartProps & { readonly state: EvaluationState }) {
  const { configuration, draft, edit, marks } = editor;
  const { provisioning } = draft;
  const names = [...new Set([...attributesOf(provisioning), provisioning.findBy])];
  const findBy = marks("provisioning.findBy");
  const mapping = marks("provisioning.rows").error;
  const problems = [findBy.error, mapping === "Name has to be mapped" ? mapping : undefined].filter(
    (problem) => problem !== undefined,
  );
  return (
    <div>
      <div className={styles.tools}>
        <Tool label="Flow" field="provisioning.flow" changed={marks("provisioning.flow").changed}>
          <Select
            label="Flow"
            value={provisioning.flow}
            choices={provisioningFlows.map((value) => ({ value, ...flowLabels[value] }))}
            onChange={(flow) =>
              edit({ provisioning: flowChanges(configuration.provisioning, provisioning, flow) })
            }
          />
        </Tool>
        <Tool label="Find a user by" field="provisioning.findBy" changed={findBy.changed}>
          <Select
            label="Find a user by"
            value={provisioning.findBy}
            choices={names.map((value) => ({ value, label: value }))}
            onChange={(value) => edit({ provisioning: { findBy: value } })}
          />
        </Tool>
        <div className={styles.switch} data-field="provisioning.createUsers">
          <Switch
            checked={provisioning.createUsers}
            onChange={(createUsers) => edit({ provisioning: { createUsers } })}
          >
            Create users
          </Switch>
        </div>
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
      {problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          <StatusText status="failed">{problem}</StatusText>
        </p>
      ))}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly field: string;
  readonly changed: boolean | undefined;
  readonly children: React.ReactNode;
}

function Tool({ label, field, changed, children }: ToolProps) {
  return (
    <div className={styles.tool} data-field={field} data-changed={changed ? "" : undefined}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

const maxLengths = { name: 64, value: 1024 };

function DefaultsSection({ editor: { draft, edit, marks } }: Pick<MappingPartProps, "editor">) {
  const { defaults } = draft.provisioning;
  return (
    <FormSection title="Defaults for new users">
      <div data-field="provisioning.defaults">
        <FormRow
          group
          label="A new user gets"
          help="For attributes to which the login brings no value, for instance Email"
          {...marks("provisioning.defaults")}
        >
          <PairTable
            label="Defaults for new users"
            noun="default"
            pairs={defaults.map(({ attribute, value }) => ({ name: attribute, value }))}
            onChange={(pairs) =>
              edit({
                provisioning: { defaults: pairs.map(({ name, value }) => ({ attribute: name, value })) },
              })
            }
            maxLengths={maxLengths}
            maxRows={50}
          />
        </FormRow>
      </div>
    </FormSection>
  );
}
