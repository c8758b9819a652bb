import { lazy, Suspense, type UIEvent, useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { DoctorCounts } from "../doctor/index.ts";
import { DetailPane, PaneBody, SidePane } from "../frame/index.ts";
import type { EvaluationChoice } from "../provisioning/index.ts";
import { navigate } from "../routes.ts";
import { ErrorNotice, Skeleton, type Tab, Tabs, useNarrow, useShortcuts } from "../ui/index.ts";
import { ClientSection } from "./client-section.tsx";
import type { ConfigurationDetailProps } from "./configuration-detail.tsx";
import styles from "./configuration-editor.module.css";
import { ConfigurationHead } from "./configuration-head.tsx";
import { ConnectionSection } from "./connection-section.tsx";
import { DoctorPart } from "./doctor-part.tsx";
import { LoginsPart } from "./logins-part.tsx";
import { MoreSection } from "./more-section.tsx";
import { ParametersSection } from "./parameters-section.tsx";
import { ProviderSection } from "./provider-section.tsx";
import { RequestSection } from "./request-section.tsx";
import { isSection, sectionInSight } from "./section-scroll.ts";
import { UnsavedQuestion } from "./unsaved-question.tsx";
import { type Editor, useEditor } from "./use-editor.ts";
import { useOpenField } from "./use-open-field.ts";
import { type PartId, useParts } from "./use-parts.ts";

/** They are loaded when they are gone to. */
const mappingParts = {
  provisioning: lazy(async () => ({
    default: (await import("../provisioning/index.ts")).ProvisioningPart,
  })),
  "access-token": lazy(async () => ({
    default: (await import("../provisioning/index.ts")).AccessTokenPart,
  })),
};

interface ConfigurationEditorProps extends ConfigurationDetailProps {
  readonly configuration: ClientConfiguration;
}

/** The form of a configuration, with what the doctor says of it beside it. */
export function ConfigurationEditor({ configuration, summary, field }: ConfigurationEditorProps) {
  const { selected, select, noteSeen, showField } = useParts();
  const editor = useEditor(configuration, showField);
  useOpenField(editor, field, showField);
  // The login on which provisioning and roles are tried stays while the parts are changed.
  const [choice, setChoice] = useState<EvaluationChoice>({ kind: "last_login" });
  const isNarrow = useNarrow();
  const isMapping = selected === "provisioning" || selected === "access-token";
  // Expressions and their results need the width; a narrow window shows one pane anyway.
  const hidesList = selected === "provisioning" && !isNarrow;
  useShortcuts({
    "mod+s": () => void editor.save(),
    "mod+enter": () => void editor.test.run(),
    escape: isNarrow ? goBackUnlessTyping : undefined,
  });
  const onScroll = (event: UIEvent) => {
    const seen = isSection(selected) ? sectionInSight(event.target) : undefined;
    if (seen) noteSeen(seen);
  };

  return (
    <DetailPane label={configuration.alias} hidesList={hidesList}>
      <ConfigurationHead
        editor={editor}
        summary={summary}
        isSavedAtFoot={isMapping}
        onLeavePart={hidesList ? () => select("provider") : undefined}
      />
      <Tabs label="Parts of the configuration" tabs={tabsOf(editor)} selected={selected} onSelect={select}>
        {selected === "logins" && (
          <LoginsPart configurationId={configuration.id} failures={<Failures editor={editor} />} />
        )}
        {selected === "doctor" && (
          <PaneBody>
            <Failures editor={editor} />
            <DoctorPart
              editor={editor}
              onShowField={showField}
              onShowLogins={() => select("logins")}
              isBesideForm={false}
            />
          </PaneBody>
        )}
        {isMapping && (
          <PaneBody key={selected}>
            <Failures editor={editor} />
            <MappingPart part={selected} editor={editor} choice={choice} onChoose={setChoice} />
          </PaneBody>
        )}
        {(isSection(selected) || selected === "request") && (
          <div className={styles.body} onScrollCapture={onScroll}>
            {/* A part of its own begins at its top. */}
            <PaneBody key={selected === "request" ? "request" : "form"}>
              <Failures editor={editor} />
              {selected === "request" ? <RequestParts editor={editor} /> : <FormParts editor={editor} />}
            </PaneBody>
            {!isNarrow && (
              <SidePane label="Doctor and logins">
                <DoctorPart
                  editor={editor}
                  onShowField={showField}
                  onShowLogins={() => select("logins")}
                  isBesideForm
                />
              </SidePane>
            )}
          </div>
        )}
      </Tabs>
      <UnsavedQuestion editor={editor} />
    </DetailPane>
  );
}

interface MappingPartProps {
  readonly part: keyof typeof mappingParts;
  readonly editor: Editor;
  readonly choice: EvaluationChoice;
  readonly onChoose: (choice: EvaluationChoice) => void;
}

function MappingPart({ part, ...props }: MappingPartProps) {
  const Part = mappingParts[part];
  return (
    <Suspense fallback={<Skeleton rows={6} rowHeight={34} />}>
      <Part {...props} />
    </Suspense>
  );
}

function FormParts({ editor }: { readonly editor: Editor }) {
  return (
    <>
      <ProviderSection editor={editor} />
      <ClientSection editor={editor} />
      <ConnectionSection editor={editor} />
      <MoreSection editor={editor} />
    </>
  );
}

function RequestParts({ editor }: { readonly editor: Editor }) {
  return (
    <>
      <RequestSection editor={editor} />
      <ParametersSection editor={editor} />
    </>
  );
}

function goBackUnlessTyping(): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement))
    navigate({ page: "configurations" });
}

/** What failed about the whole form; a failure of one field stands under it. */
function Failures({ editor: { failure, test, actFailure } }: { readonly editor: Editor }) {
  const saving = failure && failure.field === undefined ? failure.error : undefined;
  if (!saving && !test.error && !actFailure) return null;
  return (
    <div className={styles.failures}>
      {saving && <ErrorNotice error={saving} title="The configuration was not saved" />}
      {test.error && <ErrorNotice error={test.error} title="The login was not started" />}
      {actFailure && <ErrorNotice {...actFailure} />}
    </div>
  );
}

function tabsOf({ doctor: { diagnosis } }: Editor): readonly Tab<PartId>[] {
  return [
    { id: "provider", label: "Provider" },
    { id: "client", label: "Client" },
    { id: "request", label: "Request" },
    { id: "provisioning", label: "Provisioning" },
    { id: "access-token", label: "Access token" },
    { id: "logins", label: "Logins" },
    { id: "doctor", label: "Doctor", badge: diagnosis && <DoctorCounts diagnosis={diagnosis} /> },
  ];
}
