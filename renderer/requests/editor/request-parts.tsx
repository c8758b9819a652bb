import { IconAlignLeft, IconList } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { useRead } from "../../bridge/index.ts";
import { Button, CountBadge, MenuButton, type Tab, Tabs } from "../../ui/index.ts";
import { filledHeaders } from "../drafts.ts";
import type { Sender } from "../identity/use-sender.ts";
import { bodyKinds, emptyBody } from "./body-kinds.ts";
import { BodyTab } from "./body-tab.tsx";
import { formatJson } from "./check-json.ts";
import { ExpectationsTab } from "./expectations-tab.tsx";
import { HeadersTab } from "./headers-tab.tsx";
import { QueryTab } from "./query-tab.tsx";
import styles from "./request-parts.module.css";
import { TokenTab } from "./token-tab.tsx";
import { queryRows } from "./url-query.ts";

type TabId = "query" | "headers" | "body" | "token" | "expectations";

interface RequestPartsProps {
  readonly draft: RequestDraft;
  readonly sender: Sender | undefined;
  readonly shownExchangeId: string | undefined;
  readonly onChange: (changes: Partial<RequestDraft>) => void;
}

/** All of a request below its URL: query, headers, body, token, and what is expected of the answer. */
export function RequestParts({ draft, sender, shownExchangeId, onChange }: RequestPartsProps) {
  const [chosen, setChosen] = useState<TabId>();
  const [asText, setAsText] = useState(false);
  const exchange = useRead(
    "requests.exchange",
    { id: shownExchangeId ?? "" },
    { enabled: shownExchangeId !== undefined },
  ).data;
  const tab = chosen ?? (draft.body.kind === "none" ? "query" : "body");
  return (
    <section className={styles.parts} aria-label="Parts of the request" data-pane="">
      <Tabs
        label="Parts of the request"
        selected={tab}
        onSelect={setChosen}
        tabs={tabsOf(draft)}
        trailing={
          tab === "body" ? (
            <BodyTools body={draft.body} onChange={(body) => onChange({ body })} />
          ) : (
            tab === "headers" && (
              <Button
                size="small"
                variant="quiet"
                icon={asText ? IconList : IconAlignLeft}
                onClick={() => setAsText(!asText)}
              >
                {asText ? "Edit as rows" : "Edit as text"}
              </Button>
            )
          )
        }
      >
        {tab === "query" && <QueryTab url={draft.url} onChange={(url) => onChange({ url })} />}
        {tab === "headers" && (
          <HeadersTab headers={draft.headers} asText={asText} onChange={(headers) => onChange({ headers })} />
        )}
        {tab === "body" && <BodyTab body={draft.body} onChange={(body) => onChange({ body })} />}
        {tab === "token" && <TokenTab draft={draft} sender={sender} onChange={onChange} />}
        {tab === "expectations" && <ExpectationsTab draft={draft} exchange={exchange} onChange={onChange} />}
      </Tabs>
    </section>
  );
}

const tabsOf = (draft: RequestDraft): readonly Tab<TabId>[] => {
  const badge = (count: number) => count > 0 && <CountBadge count={count} />;
  return [
    { id: "query", label: "Query", badge: badge(queryRows(draft.url).length) },
    {
      id: "headers",
      label: "Headers",
      badge: badge(filledHeaders(draft).filter(({ enabled }) => enabled).length),
    },
    { id: "body", label: "Body" },
    { id: "token", label: "Token" },
    {
      id: "expectations",
      label: "Expectations",
      badge: badge(draft.expectations.length + draft.captures.length),
    },
  ];
};

interface BodyToolsProps {
  readonly body: RequestBody;
  readonly onChange: (body: RequestBody) => void;
}

/** The kind of the body, and Format where it is JSON. */
function BodyTools({ body, onChange }: BodyToolsProps) {
  // What was typed as another kind is there again when that is chosen again.
  const typed = useRef(new Map<RequestBody["kind"], RequestBody>());
  const change = (kind: RequestBody["kind"]) => {
    if (kind === body.kind) return;
    typed.current.set(body.kind, body);
    onChange(emptyBody(kind, body, typed.current.get(kind)));
  };
  const formatted = body.kind === "json" && body.text !== "" ? formatJson(body.text) : undefined;
  return (
    <span className={styles.trailing}>
      {body.kind === "json" && (
        <Button
          size="small"
          variant="quiet"
          disabled={formatted === undefined || formatted === body.text}
          onClick={() => formatted !== undefined && onChange({ kind: "json", text: formatted })}
        >
          Format
        </Button>
      )}
      <MenuButton
        size="small"
        variant="quiet"
        label={bodyKinds.find(({ kind }) => kind === body.kind)?.label ?? ""}
        items={bodyKinds.map(({ kind, label }) => ({
          label,
          checked: kind === body.kind,
          onSelect: () => change(kind),
        }))}
      />
    </span>
  );
}
