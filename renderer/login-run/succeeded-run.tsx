import { useState } from "react";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { countChanges } from "../provisioning/index.ts";
import { attributeOf } from "../tokens/index.ts";
import { CountBadge, type Tab, Tabs } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { CheckCounts } from "./check-counts.tsx";
import { ChecksList } from "./checks-list.tsx";
import { orderChecks } from "./order-checks.ts";
import { RunProvisioning } from "./run-provisioning.tsx";
import { RunTokens } from "./run-tokens.tsx";
import { RunTrace } from "./run-trace.tsx";
import { RunUserinfo } from "./run-userinfo.tsx";
import type { StepRow } from "./step-row.ts";
import styles from "./succeeded-run.module.css";
import { type RunResult, useRunResult } from "./use-run-result.ts";

const tabIds = ["sequence", "tokens", "userinfo", "provisioning", "checks"] as const;
type TabId = (typeof tabIds)[number];

const TAB_KEY = "workbench.login-run.tab";

/** The tab that was chosen last, also before the app was restarted. */
const rememberedTab = (): TabId => {
  const kept = localStorage.getItem(TAB_KEY);
  return tabIds.find((id) => id === kept) ?? "tokens";
};

interface SucceededRunProps {
  readonly detail: LoginRunDetail;
  readonly rows: readonly StepRow[];
  readonly userId: string;
  readonly configuration: ClientConfiguration | undefined;
}

/** A login that succeeded: how it went, what it brought, and what it changed. */
export function SucceededRun({ detail, rows, userId, configuration }: SucceededRunProps) {
  const [tab, setTab] = useState(rememberedTab);
  const result = useRunResult(detail.run.id);
  const choose = (id: TabId) => {
    localStorage.setItem(TAB_KEY, id);
    setTab(id);
  };
  const fills = result.value && attributeOf(result.value.attributes.map(toSource));
  return (
    <Tabs label="Parts of the login run" selected={tab} onSelect={choose} tabs={tabsOf(detail, result)}>
      {tab === "sequence" && <RunTrace detail={detail} rows={rows} />}
      {tab === "tokens" && <RunTokens run={detail.run} userId={userId} result={result} attributeOf={fills} />}
      {tab === "userinfo" && (
        <RunUserinfo
          detail={detail}
          userId={userId}
          result={result}
          configuration={configuration}
          attributeOf={fills}
        />
      )}
      {tab === "provisioning" && <RunProvisioning result={result} userId={userId} />}
      {tab === "checks" && (
        <div className={styles.checks}>
          <ChecksList checks={orderChecks(detail.trace)} />
        </div>
      )}
    </Tabs>
  );
}

const toSource = ({ attribute, source }: { readonly attribute: string; readonly source: string }) => ({
  name: attribute,
  from: source,
});

const tabsOf = ({ trace }: LoginRunDetail, { value }: RunResult): readonly Tab<TabId>[] => {
  const changes = value ? countChanges(value) : 0;
  return [
    { id: "sequence", label: "Sequence" },
    { id: "tokens", label: "Tokens" },
    { id: "userinfo", label: "UserInfo" },
    {
      id: "provisioning",
      label: "Provisioning",
      badge: changes > 0 && <CountBadge count={changes} label={countWords(changes, "change")} />,
    },
    { id: "checks", label: "Checks", badge: <CheckCounts trace={trace} /> },
  ];
};
