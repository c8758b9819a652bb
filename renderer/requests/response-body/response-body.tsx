import { IconDownload, IconSearch, IconTextWrap } from "@tabler/icons-react";
import { useState } from "react";
import type { Exchange, ExchangeResponse } from "#shared/requests/exchange.ts";
import { useAct } from "../../bridge/index.ts";
import { Button, ErrorNotice, formatBytes, IconButton, SegmentedControl } from "../../ui/index.ts";
import { BodyHex } from "./body-hex.tsx";
import { BodyImage } from "./body-image.tsx";
import { type BodyLook, kindOf } from "./body-kind.ts";
import { BodyText } from "./body-text.tsx";
import { LargeText } from "./large-text.tsx";
import styles from "./response-body.module.css";

interface ResponseBodyProps {
  readonly exchange: Exchange & { readonly response: ExchangeResponse };
}

/** A response's body: laid out, as it came, as a picture or byte by byte; never run. */
export function ResponseBody({ exchange }: ResponseBodyProps) {
  const { response, error } = exchange;
  const kind = kindOf(response);
  const [chosen, setChosen] = useState<BodyLook>();
  const [wraps, setWraps] = useState(false);
  const [searches, setSearches] = useState(0);
  const look = kind.looks.find(({ value }) => value === chosen)?.value ?? kind.looks[0]?.value ?? "text";
  const { body } = response;
  const isLarge = body.isKept;
  const isEmpty = body.sizeInBytes === 0;
  const isText = look === "pretty" || look === "text";
  return (
    <>
      {error && (
        <div className={styles.broken}>
          <ErrorNotice error={error} title={`The answer broke off after ${formatBytes(body.sizeInBytes)}`} />
        </div>
      )}
      {isEmpty ? (
        !error && <p className={styles.note}>The response has no body.</p>
      ) : (
        <>
          <div className={styles.bar}>
            <SegmentedControl
              label="How the body is shown"
              size="small"
              value={look}
              choices={kind.looks}
              onChange={setChosen}
            />
            <span className={styles.facts}>{kind.mediaType || "No media type"}</span>
            <span className={styles.space} />
            {isText && !isLarge && (
              <>
                <IconButton
                  size="small"
                  icon={IconSearch}
                  label="Find in the body"
                  onClick={() => setSearches(searches + 1)}
                />
                <IconButton
                  size="small"
                  icon={IconTextWrap}
                  label={wraps ? "Do not wrap lines" : "Wrap lines"}
                  onClick={() => setWraps(!wraps)}
                />
              </>
            )}
            <SaveBody exchangeId={exchange.id} />
          </div>
          {isText &&
            (isLarge ? (
              <LargeText key={look} exchangeId={exchange.id} view={look === "pretty" ? "json" : "text"} />
            ) : (
              <BodyText
                body={body}
                kind={kind}
                isPretty={look === "pretty"}
                wraps={wraps}
                searches={searches}
              />
            ))}
          {look === "hex" && <BodyHex exchangeId={exchange.id} />}
          {look === "image" && <BodyImage exchangeId={exchange.id} kind={kind} body={body} />}
          {!body.isComplete && !isLarge && (
            <p className={styles.note}>
              The beginning of {formatBytes(body.sizeInBytes)}; the rest was not kept.
            </p>
          )}
        </>
      )}
    </>
  );
}

function SaveBody({ exchangeId }: { readonly exchangeId: string }) {
  const save = useAct("requests.body.save");
  const saved = save.data;
  return (
    <>
      {save.error ? (
        <span className={styles.failed} role="alert">
          {save.error.message}
        </span>
      ) : (
        saved && (
          <span className={styles.facts} role="status">
            Saved as {saved.fileName}
          </span>
        )
      )}
      <Button
        size="small"
        icon={IconDownload}
        disabled={save.isPending}
        onClick={() => save.mutate({ exchangeId })}
      >
        Save to file
      </Button>
    </>
  );
}
