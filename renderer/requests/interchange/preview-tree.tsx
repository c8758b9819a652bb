import type { PreviewFolder } from "#shared/requests/interchange.ts";
import { CutText } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./import-dialog.module.css";

/** Folders and requests that an import would bring, as far as a person would read them. */
export function PreviewTree({ tree, total }: { readonly tree: PreviewFolder; readonly total: number }) {
  const shown = countRequests(tree);
  return (
    <section
      className={styles.list}
      aria-label="Requests of the import"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
      tabIndex={0}
    >
      <FolderItems folder={tree} />
      {total > shown && <p className={styles.note}>and {(total - shown).toLocaleString("en")} more</p>}
    </section>
  );
}

function FolderItems({ folder }: { readonly folder: PreviewFolder }) {
  return (
    <ul className={styles.tree}>
      {folder.folders.map((inner, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tree does not change
        <li key={index}>
          <strong>
            <CutText text={visibleText(inner.name)} />
          </strong>
          <FolderItems folder={inner} />
        </li>
      ))}
      {folder.requests.map(({ name, method }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tree does not change
        <li key={index} className={styles.request}>
          <span className={styles.method}>{method}</span>
          <CutText text={visibleText(name)} />
        </li>
      ))}
    </ul>
  );
}

const countRequests = ({ folders, requests }: PreviewFolder): number =>
  folders.reduce((sum, folder) => sum + countRequests(folder), requests.length);
