import { IconWorld } from "@tabler/icons-react";
import { errorOf, useAct, useRead } from "../../bridge/index.ts";
import { ErrorNotice, Select } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";

const NONE = "none";
const EDIT = "edit";

/** Chooses the environment whose variables requests are sent with, or opens them to be edited. */
export function EnvironmentChooser({ onEdit }: { readonly onEdit: () => void }) {
  const environments = useRead("environments.list", undefined).data;
  const settings = useRead("settings.get", undefined).data;
  const update = useAct("settings.update");
  const chosen = environments?.find(({ id }) => id === settings?.environmentId)?.id ?? NONE;
  const choices = [
    { value: NONE, label: "None" },
    ...(environments ?? []).map(({ id, name, unreadable }) => ({
      value: id,
      label: visibleText(name),
      ...(unreadable && { note: "can't be read" }),
    })),
    { value: EDIT, label: "Edit environments" },
  ];
  return (
    <>
      <Select
        label="Environment"
        prefix="Environment"
        icon={IconWorld}
        size="small"
        value={environments && settings ? chosen : undefined}
        choices={choices}
        onChange={(value) =>
          value === EDIT ? onEdit() : update.mutate({ environmentId: value === NONE ? "" : value })
        }
      />
      {update.error && <ErrorNotice error={errorOf(update.error)} title="The environment was not chosen" />}
    </>
  );
}
