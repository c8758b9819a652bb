import { type RunOutcome, runOutcomes } from "#shared/login/run-list.ts";
import { useRead } from "../bridge/index.ts";
import { dayWords } from "../login-chart/index.ts";
import { FilterChip, SearchField, SegmentedControl, Select } from "../ui/index.ts";
import styles from "./run-list.module.css";

/** What is looked for, as it is typed and chosen. */
export interface RunFilter {
  readonly text: string;
  readonly outcome: RunOutcome | "all";
  readonly configurationId: string;
  /** The first moment of a day, epoch ms; absent: all days. */
  readonly day?: number | undefined;
}

/** Everything. */
export const noFilter: RunFilter = { text: "", outcome: "all", configurationId: "all" };

const outcomeWords: Readonly<Record<RunOutcome, string>> = {
  succeeded: "Succeeded",
  failed: "Failed",
  cancelled: "Cancelled",
};

interface RunListToolsProps {
  readonly filter: RunFilter;
  readonly onChange: (filter: RunFilter) => void;
  /** The runs are those of one configuration: there is none to choose. */
  readonly isOfOne: boolean;
  readonly onEnterList: () => void;
}

/** Search and filters of the list. */
export function RunListTools({ filter, onChange, isOfOne, onEnterList }: RunListToolsProps) {
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <SearchField
          label={isOfOne ? "User or error" : "Configuration, user or error"}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
          onEnterList={onEnterList}
        />
      </div>
      <SegmentedControl
        label="Outcome"
        size="small"
        value={filter.outcome}
        choices={[
          { value: "all" as const, label: "All" },
          ...runOutcomes.map((value) => ({ value, label: outcomeWords[value] })),
        ]}
        onChange={(outcome) => onChange({ ...filter, outcome })}
      />
      {filter.day !== undefined && (
        <FilterChip
          label="Day"
          value={dayWords(filter.day)}
          onRemove={() => onChange({ ...filter, day: undefined })}
        />
      )}
      {!isOfOne && (
        <ConfigurationFilter
          value={filter.configurationId}
          onChange={(configurationId) => onChange({ ...filter, configurationId })}
        />
      )}
    </div>
  );
}

interface ConfigurationFilterProps {
  readonly value: string;
  readonly onChange: (configurationId: string) => void;
}

function ConfigurationFilter({ value, onChange }: ConfigurationFilterProps) {
  const all = useRead("configurations.list", undefined).data ?? [];
  return (
    <div className={styles.configuration}>
      <Select
        label="Configuration"
        size="small"
        value={value}
        choices={[
          { value: "all", label: "All configurations" },
          ...all.map(({ id, alias }) => ({ value: id, label: alias })),
        ]}
        onChange={onChange}
      />
    </div>
  );
}
