import { useEffect, useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ExchangeBody } from "#shared/requests/exchange.ts";
import { call, errorOf } from "../../bridge/index.ts";
import { ErrorNotice, formatBytes } from "../../ui/index.ts";
import type { BodyKind } from "./body-kind.ts";
import styles from "./response-body.module.css";

interface BodyImageProps {
  readonly exchangeId: string;
  readonly kind: BodyKind;
  readonly body: ExchangeBody;
}

/** Larger pictures are saved and opened elsewhere. */
const LARGEST_BYTES = 32 * 1024 * 1024;
const READ_AT_ONCE = 3 * 1024 * 1024;

/** A picture. Within an `img` nothing of an SVG is run, and nothing is fetched for it. */
export function BodyImage({ exchangeId, kind, body }: BodyImageProps) {
  const [url, setUrl] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [pixels, setPixels] = useState<string>();
  const [isBroken, setIsBroken] = useState(false);
  const isTooLarge = body.sizeInBytes > LARGEST_BYTES;
  useEffect(() => {
    if (isTooLarge) return;
    let isWanted = true;
    readAll(exchangeId).then(
      (base64) => {
        if (isWanted) setUrl(`data:${kind.mediaType};base64,${base64}`);
      },
      (thrown: unknown) => {
        if (isWanted) setError(errorOf(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [exchangeId, kind.mediaType, isTooLarge]);
  if (error) return <ErrorNotice error={error} title="The picture could not be read" />;
  if (isTooLarge) return <p className={styles.note}>The picture is too large to be shown here.</p>;
  if (isBroken)
    return <p className={styles.note}>This is no picture that can be shown. Hex has its bytes.</p>;
  return (
    <div className={styles.picture}>
      {url && (
        <img
          src={url}
          alt="The response body"
          onLoad={({ currentTarget }) =>
            setPixels(`${String(currentTarget.naturalWidth)} × ${String(currentTarget.naturalHeight)} pixels`)
          }
          onError={() => setIsBroken(true)}
        />
      )}
      <p className={styles.facts}>{[pixels, formatBytes(body.sizeInBytes)].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

/** Pieces of three bytes, so that their base64 can be put together. */
const readAll = async (exchangeId: string): Promise<string> => {
  const parts: string[] = [];
  for (let offset = 0, size = 1; offset < size; offset += READ_AT_ONCE) {
    const read = await call("requests.body.read", { exchangeId, offset, length: READ_AT_ONCE });
    size = read.sizeInBytes;
    parts.push(base64Of(read.bytes));
  }
  return parts.join("");
};

const base64Of = (bytes: Uint8Array): string => {
  const units: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    units.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return btoa(units.join(""));
};
