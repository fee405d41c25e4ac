/** XML as a stream of tags and texts. A document type, and with it every entity of its own, is refused. */
import { SaxesParser } from 'saxes';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlReader {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Asked after every piece: enough was read. */
  readonly enough?: () => boolean;
}

/** Throws what is no XML. Names come without what stands before their colon. */
export async function readXml(pieces: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('opentag', ({ name, attributes }) => reader.open?.(local(name), attributes));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  for await (const piece of pieces) {
    parser.write(piece);
    if (reader.enough?.()) return;
  }
  parser.close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
