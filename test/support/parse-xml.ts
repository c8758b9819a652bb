/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text in it and in no child. */
  readonly text: string;
}

const NAME = "[A-Za-z_][A-Za-z0-9._-]*";
const tokenPattern = new RegExp(`<(/)?(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/)?>|([^<]+)`, "y");
/** XML 1.0 2.2, as far as a JavaScript string has single code units. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads an XML document of elements, attributes in double quotes and text, and nothing else; strict, so that whatever
 * it takes every parser takes.
 */
export const parseXml = (document: string): XmlElement => {
  if (forbidden.test(document)) throw new Error("A character that XML does not have.");
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error("There is no XML declaration.");
  const root = open("", {});
  const path = [root];
  const tokens = new RegExp(tokenPattern);
  tokens.lastIndex = declaration.length;
  while (tokens.lastIndex < document.length) {
    const at = tokens.lastIndex;
    const token = tokens.exec(document);
    if (token === null) throw new Error(`Not XML at ${at}: ${document.slice(at, at + 60)}`);
    const [, isEnd, name = "", attributes = "", isEmpty, text] = token;
    const current = path.at(-1) as Draft;
    if (text !== undefined) current.text += decode(text);
    else if (isEnd !== undefined) {
      if (path.pop()?.name !== name) throw new Error(`</${name}> ends another element.`);
    } else {
      const element = open(name, readAttributes(attributes));
      current.children.push(element);
      if (isEmpty === undefined) path.push(element);
    }
  }
  if (path.length !== 1 || root.children.length !== 1) throw new Error("The document has not one root.");
  return root.children[0] as XmlElement;
};

type Draft = { name: string; attributes: Record<string, string>; children: Draft[]; text: string };

const open = (name: string, attributes: Record<string, string>): Draft => ({
  name,
  attributes,
  children: [],
  text: "",
});

const readAttributes = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, "g"))) {
    if (name in attributes) throw new Error(`The attribute ${name} stands there twice.`);
    attributes[name] = decode(value);
  }
  return attributes;
};

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const decode = (text: string): string =>
  text.replace(/&([^;&]*;)?/g, (_, reference: string | undefined) => {
    const name = reference?.slice(0, -1) ?? "";
    const number = /^#(\d+)$/.exec(name)?.[1];
    if (number !== undefined) return String.fromCodePoint(Number(number));
    const character = entities[name];
    if (character === undefined) throw new Error(`&${name} is no entity.`);
    return character;
  });
