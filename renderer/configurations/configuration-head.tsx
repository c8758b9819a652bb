import { IconCopy, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { presetOf } from "#shared/configurations/presets.ts";
import type { LoginBrowser } from "#shared/login/login-run.ts";
import { call } from "../bridge/index.ts";
import { type PageAction, PageHead } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import { type MenuItem, SplitButton, Tag, TimeText } from "../ui/index.ts";
import { countWords, hostOf } from "../words/index.ts";
import { DeleteQuestion } from "./delete-question.tsx";
import { presetShown } from "./list-row.ts";
import { PresetMark } from "./preset-mark.tsx";
import type { Editor } from "./use-editor.ts";

interface ConfigurationHeadProps {
  readonly editor: Editor;
  readonly summary: ClientConfigurationSummary | undefined;
  /** The part that is open has what is not saved, and Save, at its foot. */
  readonly isSavedAtFoot: boolean;
  /** Leads from a part that hides the list back to those beside it. */
  readonly onLeavePart: (() => void) | undefined;
}

/** Alias, state and acts of the configuration that is open. */
export function ConfigurationHead({ editor, summary, isSavedAtFoot, onLeavePart }: ConfigurationHeadProps) {
  const { configuration, test, changed } = editor;
  const [isDeleting, setIsDeleting] = useState(false);
  const isDirty = changed.size > 0;
  const discard: PageAction = { label: "Discard", onSelect: editor.discard };
  const save: PageAction = {
    label: "Save",
    onSelect: () => void editor.save(),
    shortcut: "mod+s",
    busy: editor.isSaving,
    stays: true,
  };
  const duplicate = async () => {
    const made = await call("configurations.duplicate", { id: configuration.id });
    navigate({ page: "configurations", id: made.id });
  };
  return (
    <>
      <PageHead
        title={configuration.alias}
        mark={<PresetMark size="large" preset={presetShown(configuration)} />}
        tag={configuration.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
        subtitle={<Subtitle editor={editor} summary={summary} isSavedAtFoot={isSavedAtFoot} />}
        back={onLeavePart ? "always" : "narrow"}
        onBack={onLeavePart ?? (() => navigate({ page: "configurations" }))}
        actions={isSavedAtFoot ? [] : isDirty ? [discard, save] : [save]}
        more={[
          {
            label: "Duplicate",
            icon: IconCopy,
            onSelect: () => void editor.attempt("There is no duplicate", duplicate),
          },
          { label: "Delete", icon: IconTrash, danger: true, onSelect: () => setIsDeleting(true) },
        ]}
        primary={
          <SplitButton
            icon={IconPlayerPlay}
            shortcut="mod+enter"
            busy={test.isBusy}
            onClick={() => void test.run()}
            menuLabel="Ways to test"
            items={[
              ...browserChoices(editor),
              "line",
              {
                label: "Keep secrets with this login's trace",
                checked: test.keepsRawValues,
                note: "for one login",
                onSelect: test.toggleRawValues,
              },
            ]}
          >
            Test login
          </SplitButton>
        }
      />
      <DeleteQuestion
        open={isDeleting}
        editor={editor}
        loginCount={summary?.loginCount ?? 0}
        onClose={() => setIsDeleting(false)}
      />
    </>
  );
}

const browserChoices = ({ draft, test }: Editor): readonly MenuItem[] => {
  const isCaptured = draft.redirect.kind === "captured";
  const choice = (value: LoginBrowser, label: string) => ({
    label,
    checked: value === (isCaptured ? "test_window" : test.browser),
    onSelect: () => {
      // What is no choice is not remembered as one.
      if (!isCaptured) test.chooseBrowser(value);
      void test.run();
    },
  });
  return [
    {
      ...choice("configured", "System browser"),
      disabled: isCaptured,
      note: isCaptured ? "cannot capture redirects" : undefined,
    },
    { ...choice("test_window", "Test window"), note: "always signed out" },
  ];
};

function Subtitle({ editor, summary, isSavedAtFoot }: Omit<ConfigurationHeadProps, "onLeavePart">) {
  const { changed, configuration, test } = editor;
  const parts: ReactNode[] = [];
  if (test.keepsRawValues) parts.push(<span className={text.accent}>the next login keeps its secrets</span>);
  if (changed.size > 0 && !isSavedAtFoot)
    parts.push(<span className={text.accent}>{countWords(changed.size, "change")} not saved</span>);
  parts.push(presetOf(presetShown(configuration)).label);
  parts.push(hostOf(configuration.issuer) || "No issuer");
  if (summary)
    parts.push(summary.loginCount === 0 ? "no login yet" : countWords(summary.loginCount, "login"));
  if (summary?.lastLogin) parts.push(<LastLogin {...summary.lastLogin} />);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
    <span key={index}>
      {index > 0 && " · "}
      {part}
    </span>
  ));
}

const stateTones = { succeeded: "good", failed: "bad", cancelled: "third" } as const;

function LastLogin({ state, endedAt }: NonNullable<ClientConfigurationSummary["lastLogin"]>) {
  return (
    <>
      last one <span className={text[stateTones[state]]}>{state}</span>{" "}
      <TimeText at={endedAt} form="distance" />
    </>
  );
}
