/** Media types of files that are often sent, by the ending of their names. */
const byEnding: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  gz: "application/gzip",
  html: "text/html",
  htm: "text/html",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  json: "application/json",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  webp: "image/webp",
  xml: "application/xml",
  yaml: "application/yaml",
  yml: "application/yaml",
  zip: "application/zip",
};

/** What a file is called where nobody says otherwise. */
export const mediaTypeOf = (fileName: string): string => {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? "") : "application/octet-stream";
};

/** The usual ending of a file of this media type. */
export const endingOf = (mediaType: string): string => {
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const known = Object.entries(byEnding).find(([, candidate]) => candidate === type)?.[0];
  if (known !== undefined) return known;
  if (type.endsWith("+json")) return "json";
  if (type.endsWith("+xml") || type === "text/xml") return "xml";
  return type.startsWith("text/") ? "txt" : "bin";
};
