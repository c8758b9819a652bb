import { type UIEvent, useState } from "react";
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
import { ProviderSection } from "./provider-section.tsx";
import { type SectionId, scrollToSection, sectionInSight } from "./section-scroll.ts";
import { UnsavedQuestion } from "./unsaved-question.tsx";
import { type Editor, useEditor } from "./use-editor.ts";
import { useOpenField } from "./use-open-field.ts";

interface ConfigurationEditorProps extends ConfigurationDetailProps {
  readonly configuration: ClientConfiguration;
}

type TabId = SectionId | "logins";

/** The form of a configuration, with what a login still needs beside it. */
export function ConfigurationEditor({ configuration, summary, field }: ConfigurationEditorProps) {
  const editor = useEditor(configuration);
  useOpenField(editor, field);
  const isNarrow = useNarrow();
  const [tab, setTab] = useState<TabId>("provider");
  const shown = tab === "logins" && !isNarrow ? "provider" : tab;
  useShortcuts({
    "mod+s": () => void editor.save(),
    "mod+enter": () => void editor.test.run(),
    escape: isNarrow ? goBackUnlessTyping : undefined,
  });

  const select = (next: TabId) => {
    setTab(next);
    // From the logins the form is there only after this has been drawn.
    if (next !== "logins") requestAnimationFrame(() => scrollToSection(next));
  };
  const onScroll = (event: UIEvent) => {
    const seen = sectionInSight(event.target);
    if (seen) setTab(seen);
  };
  const logins = <LoginsPane editor={editor} onShowForm={() => setTab("provider")} />;

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
            <PaneBody>
              <Failures editor={editor} />
              <ProviderSection editor={editor} />
              <ClientSection editor={editor} />
              <MoreSection editor={editor} />
            </PaneBody>
            {!isNarrow && <SidePane label="Readiness and logins">{logins}</SidePane>}
          </div>
        )}
      </Tabs>
      <UnsavedQuestion editor={editor} />
    </DetailPane>
  );
}

function goBackUnlessTyping(): void {
  if (!(document.activeElement instanceof HTMLInputElement)) navigate({ page: "configurations" });
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

function tabsFor(isNarrow: boolean, missingCount: number): readonly Tab<TabId>[] {
  const sections: readonly Tab<TabId>[] = [
    { id: "provider", label: "Provider" },
    { id: "client", label: "Client" },
  ];
  if (!isNarrow) return sections;
  const badge =
    missingCount === 0 ? undefined : (
      <CountBadge count={missingCount} tone="warning" label={`${String(missingCount)} missing`} />
    );
  return [...sections, { id: "logins", label: "Logins", badge }];
}
