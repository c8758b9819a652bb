import { useRead } from "../bridge/index.ts";
import { Button, classNames, FilterChip, MenuButton, type MenuItem } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import styles from "./filter-bar.module.css";
import type { ChosenFilters } from "./user-filters.ts";

interface FilterBarProps {
  readonly filters: ChosenFilters;
  readonly onChange: (filters: ChosenFilters) => void;
  /** Whether anything narrows the list, what is typed included. */
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
}

/** One thing to filter by, with all that can be chosen. */
interface Dimension {
  readonly name: keyof ChosenFilters;
  readonly label: string;
  readonly choices: readonly { readonly value: string | boolean; readonly label: string }[];
}

/** The filters of the list: those in use as filled chips that a press takes away, the others as menus. */
export function FilterBar({ filters, onChange, isNarrowed, onClear }: FilterBarProps) {
  const dimensions = useDimensions(filters);
  return (
    <div className={styles.bar}>
      {dimensions.map(({ name, label, choices }) => {
        const value = filters[name];
        if (value === undefined) {
          const items = choices.map(
            (choice): MenuItem => ({
              label: visibleText(choice.label),
              onSelect: () => onChange({ ...filters, [name]: choice.value }),
            }),
          );
          return <MenuButton key={name} label={label} size="small" items={items} />;
        }
        const chosen = visibleText(choices.find((choice) => choice.value === value)?.label ?? String(value));
        return (
          <FilterChip
            key={name}
            label={label}
            value={chosen}
            onRemove={() => onChange({ ...filters, [name]: undefined })}
          />
        );
      })}
      {isNarrowed && (
        <span className={classNames(styles.clear)}>
          <Button size="small" variant="accent" onClick={onClear}>
            Clear
          </Button>
        </span>
      )}
    </div>
  );
}

/** A dimension with a single value is no choice; one in use stays, so that it can be taken away. */
const useDimensions = (filters: ChosenFilters): readonly Dimension[] => {
  const configurations = useRead("configurations.list", undefined).data ?? [];
  const roles = useRead("roles.list", undefined).data ?? [];
  const facets = useRead("users.facets", undefined).data ?? { issuers: [], tags: [] };
  const same = (value: string) => ({ value, label: value });
  const all: readonly Dimension[] = [
    {
      name: "configurationId",
      label: "Configuration",
      choices: configurations.map(({ id, alias }) => ({ value: id, label: alias })),
    },
    { name: "active", label: "State", choices: states },
    { name: "roleId", label: "Role", choices: roles.map(({ id, name }) => ({ value: id, label: name })) },
    { name: "lastLogin", label: "Last login", choices: lastLogins },
    { name: "tokenState", label: "Token", choices: tokenStates },
    { name: "issuer", label: "Issuer", choices: facets.issuers.map(same) },
    { name: "tag", label: "Tag", choices: facets.tags.map(same) },
  ];
  return all.filter(({ name, choices }) => {
    const isWorthIt = name === "tag" ? choices.length > 0 : choices.length > 1;
    return isWorthIt || filters[name] !== undefined;
  });
};

const states = [
  { value: true, label: "Active" },
  { value: false, label: "Inactive" },
];

const lastLogins = [
  { value: "today", label: "Today" },
  { value: "week", label: "In the last 7 days" },
  { value: "month", label: "In the last 30 days" },
  { value: "older", label: "Over 30 days ago" },
  { value: "year", label: "Over a year ago" },
];

const tokenStates = [
  { value: "valid", label: "Token valid" },
  { value: "expired", label: "Token expired" },
  { value: "none", label: "No token" },
];
