import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { requestMethods } from "#shared/requests/request-draft.ts";
import { useRead } from "../../bridge/index.ts";
import { Button, FilterChip, MenuButton, SearchField } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import { IdentityPicker } from "../identity/identity-picker.tsx";
import styles from "./history-detail.module.css";
import { type HistoryChoices, type HistoryFilter, isNarrowed, noFilter } from "./history-filter.ts";

interface HistoryToolsProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
  readonly onEnterList: () => void;
}

/** Search and filters of the history: those in use as filled chips that a press takes away. */
export function HistoryTools({ filter, onChange, onEnterList }: HistoryToolsProps) {
  const choose = (choices: HistoryChoices) =>
    onChange({ ...filter, choices: { ...filter.choices, ...choices } });
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <SearchField
          label="URL, identity or name of the request"
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
          onEnterList={onEnterList}
        />
      </div>
      <span className={styles.break} />
      <IdentityFilter choices={filter.choices} onChoose={choose} />
      {useDimensions(filter.choices).map(({ name, label, choices }) => {
        const value = filter.choices[name];
        if (value === undefined)
          return (
            <MenuButton
              key={name}
              label={label}
              size="small"
              items={choices.map((choice) => ({
                label: choice.label,
                onSelect: () => choose({ [name]: choice.value }),
              }))}
            />
          );
        const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
        return (
          <FilterChip
            key={name}
            label={label}
            value={chosen}
            onRemove={() => choose({ [name]: undefined })}
          />
        );
      })}
      {isNarrowed(filter) && (
        <span className={styles.clear}>
          <Button size="small" variant="accent" onClick={() => onChange(noFilter)}>
            Clear
          </Button>
        </span>
      )}
    </div>
  );
}

interface IdentityFilterProps {
  readonly choices: HistoryChoices;
  readonly onChoose: (choices: HistoryChoices) => void;
}

function IdentityFilter({ choices: { identity }, onChoose }: IdentityFilterProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {identity ? (
        <FilterChip
          label="Identity"
          value={visibleText(identity.name)}
          onRemove={() => onChoose({ identity: undefined })}
        />
      ) : (
        <Button size="small" iconEnd={IconChevronDown} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          Identity
        </Button>
      )}
      <IdentityPicker
        open={isOpen}
        title="Sent as"
        selected={identity?.identity}
        onClose={() => setIsOpen(false)}
        onPick={(picked, name) => {
          setIsOpen(false);
          onChoose({ identity: { identity: picked, name } });
        }}
      />
    </>
  );
}

/** One thing to filter by, with all that can be chosen. */
interface Dimension {
  readonly name: Exclude<keyof HistoryChoices, "identity">;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Configurations are a choice from two on; a filter in use stays, so that it can be taken away. */
const useDimensions = (choices: HistoryChoices): readonly Dimension[] => {
  const configurations = useRead("configurations.list", undefined).data ?? [];
  return [
    { name: "method", label: "Method", choices: requestMethods.map((value) => ({ value, label: value })) },
    { name: "status", label: "Status", choices: statuses },
    ...(configurations.length > 1 || choices.configurationId !== undefined
      ? [
          {
            name: "configurationId" as const,
            label: "Configuration",
            choices: configurations.map(({ id, alias }) => ({ value: id, label: visibleText(alias) })),
          },
        ]
      : []),
    { name: "within", label: "Time", choices: times },
    { name: "ofRuns", label: "Runs", choices: [{ value: "no", label: "Without those of runs" }] },
  ];
};

const statuses = [
  { value: "2xx", label: "2xx, succeeded" },
  { value: "3xx", label: "3xx, redirected" },
  { value: "4xx", label: "4xx, refused" },
  { value: "401", label: "401, not signed in" },
  { value: "403", label: "403, not allowed" },
  { value: "404", label: "404, not found" },
  { value: "5xx", label: "5xx, failed" },
  { value: "none", label: "No answer" },
];

const times = [
  { value: "hour", label: "In the last hour" },
  { value: "today", label: "Today" },
  { value: "week", label: "In the last 7 days" },
  { value: "month", label: "In the last 30 days" },
];
