import type { UIEvent } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { DetailPane, PaneBody, SidePane } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { CountBadge, ErrorNotice, type Tab, Tabs, useNarrow, useShortcuts } from "../ui/index.ts";
import { ClientSection } from "./client-section.tsx";
import type { ConfigurationDetailProps } from "./configuration-detail.tsx";
import styles from "./configuration-editor.module.css";
import { ConfigurationHead } from "./configuration-head.tsx";
import { LoginsPane } from "./logins-pane.tsx";
import { MoreSection } from "./more-section.tsx";
import { ParametersSection } from "./parameters-section.tsx";
import { ProviderSection } from "./provider-section.tsx";
import { RequestSection } from "./request-section.tsx";
import { isSection, sectionInSight } from "./section-scroll.ts";
import { UnsavedQuestion } from "./unsaved-question.tsx";
import { type Editor, useEditor } from "./use-editor.ts";
import { useOpenField } from "./use-open-field.ts";
import { type PartId, useParts } from "./use-parts.ts";

interface ConfigurationEditorProps extends ConfigurationDetailProps {
  readonly configuration: ClientConfiguration;
}

/** The form of a configuration, with what a login still needs beside it. */
export function ConfigurationEditor({ configuration, summary, field }: ConfigurationEditorProps) {
  const { selected, select, noteSeen, showField } = useParts();
  const editor = useEditor(configuration, showField);
  useOpenField(editor, field, showField);
  const isNarrow = useNarrow();
  const shown = selected === "logins" && !isNarrow ? "provider" : selected;
  useShortcuts({
    "mod+s": () => void editor.save(),
    "mod+enter": () => void editor.test.run(),
    escape: isNarrow ? goBackUnlessTyping : undefined,
  });
  const onScroll = (event: UIEvent) => {
    const seen = isSection(shown) ? sectionInSight(event.target) : undefined;
    if (seen) noteSeen(seen);
  };
  const logins = <LoginsPane editor={editor} onShowField={showField} />;

  return (
    <DetailPane label={configuration.alias}>
      <ConfigurationHead editor={editor} summary={summary} />
      <Tabs
        label="Parts of the configuration"
        tabs={tabsFor(isNarrow, editor.missing.length)}
        selected={shown}
        onSelect={select}
      >
        {shown === "logins" ? (
          <PaneBody>{logins}</PaneBody>
        ) : (
          <div className={styles.body} onScrollCapture={onScroll}>
            {/* A part of its own begins at its top. */}
            <PaneBody key={shown === "request" ? "request" : "form"}>
              <Failures editor={editor} />
              {shown === "request" ? <RequestParts editor={editor} /> : <FormParts editor={editor} />}
            </PaneBody>
            {!isNarrow && <SidePane label="Readiness and logins">{logins}</SidePane>}
          </div>
        )}
      </Tabs>
      <UnsavedQuestion editor={editor} />
    </DetailPane>
  );
}

function FormParts({ editor }: { readonly editor: Editor }) {
  return (
    <>
      <ProviderSection editor={editor} />
      <ClientSection editor={editor} />
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

function tabsFor(isNarrow: boolean, missingCount: number): readonly Tab<PartId>[] {
  const sections: readonly Tab<PartId>[] = [
    { id: "provider", label: "Provider" },
    { id: "client", label: "Client" },
    { id: "request", label: "Request" },
  ];
  if (!isNarrow) return sections;
  const badge =
    missingCount === 0 ? undefined : (
      <CountBadge count={missingCount} tone="warning" label={`${String(missingCount)} missing`} />
    );
  return [...sections, { id: "logins", label: "Logins", badge }];
}
