import { text } from "../../theme/index.ts";
import { Chip, classNames, Masked } from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import styles from "./cookies-tab.module.css";
import { cookieNotes, type SetCookie } from "./read-cookies.ts";
import { ScrollingPart } from "./scrolling-part.tsx";

/** The cookies that an answer sets, with how they are guarded. */
export function CookiesTab({ cookies }: { readonly cookies: readonly SetCookie[] }) {
  return (
    <ScrollingPart label="Cookies">
      <p className={classNames(text.small, text.third, styles.words)}>
        None of them is kept, and none is sent with the next request.
      </p>
      {cookies.map((cookie, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer's cookies never move
        <div key={at} className={styles.cookie}>
          <span className={classNames(text.mono, styles.name)}>
            {cookie.name === undefined ? "without a name" : <Untrusted text={cookie.name} />}=<Masked />
          </span>
          <span className={styles.attributes}>
            {cookie.attributes.map(({ name, value }) => (
              <Chip key={name}>{visibleText(value === "" ? name : `${name} ${value}`)}</Chip>
            ))}
          </span>
          <span className={classNames(text.small, text.third)}>{cookieNotes(cookie).join(" · ")}</span>
        </div>
      ))}
    </ScrollingPart>
  );
}
