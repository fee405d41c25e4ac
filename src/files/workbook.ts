/** What a workbook is made of: its sheets, its shared texts, how its numbers are shown. */
import { type Shown, shownBy } from './number-words.ts';
import { type Attributes, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly texts: readonly string[];
  readonly shown: readonly Shown[];
  readonly since1904: boolean;
}

const BOOK = 'xl/workbook.xml';

/** Null where the archive is none. */
export async function readWorkbook(zip: Zip): Promise<Workbook | null> {
  const book = zip.open(BOOK);
  if (!book) return null;
  const parts = await partsOf(zip);
  const sheets: Sheet[] = [];
  let since1904 = false;
  await readXml(book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = isOn(attributes.date1904);
      const part = name === 'sheet' ? parts.get(attributeEnding(attributes, ':id')) : undefined;
      if (part === undefined) return;
      const { name: called = '', state = 'visible' } = attributes;
      sheets.push({ name: called, part, hidden: state !== 'visible' });
    },
  });
  return { sheets, since1904, texts: await textsOf(zip), shown: await stylesOf(zip) };
}

export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

const attributeEnding = (attributes: Attributes, ending: string): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(ending))?.[1] ?? '';

/** Parts of the archive by the name that the workbook has for them. */
async function partsOf(zip: Zip): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const relations = zip.open('xl/_rels/workbook.xml.rels');
  if (!relations) return parts;
  await readXml(relations, {
    open: (name, { Id = '', Target = '', Type = '', TargetMode }) => {
      // What lies outside of the file is not looked at.
      if (name !== 'Relationship' || TargetMode === 'External' || !Type.endsWith('/worksheet')) return;
      parts.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return parts;
}

/** How Chinese or Japanese is read out stands beside it, and is none of the text. */
const READ_OUT = 'rPh';

/** Collects the text of an element that may be in several pieces. */
export function textCollector() {
  let text = '';
  let inText = false;
  let aside = 0;
  return {
    open: (name: string): void => {
      if (name === READ_OUT) aside += 1;
      if (name === 't') inText = true;
    },
    text: (piece: string): void => {
      if (inText && aside === 0) text += piece;
    },
    close: (name: string): void => {
      if (name === READ_OUT) aside -= 1;
      if (name === 't') inText = false;
    },
    taken: (): string => {
      const whole = withCharacters(text);
      text = '';
      return whole;
    },
  };
}

/** Characters that XML cannot hold are written as `_x000D_`. */
const withCharacters = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

async function textsOf(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  const shared = zip.open('xl/sharedStrings.xml');
  if (!shared) return texts;
  const collector = textCollector();
  await readXml(shared, {
    ...collector,
    close: (name) => {
      collector.close(name);
      if (name === 'si') texts.push(collector.taken());
    },
  });
  return texts;
}

/** How each style shows numbers, by its place. */
async function stylesOf(zip: Zip): Promise<Shown[]> {
  const own = new Map<number, string>();
  const shown: Shown[] = [];
  const styles = zip.open('xl/styles.xml');
  if (!styles) return shown;
  let inCells = false;
  await readXml(styles, {
    open: (name, { numFmtId = '0', formatCode }) => {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt' && formatCode !== undefined) own.set(Number(numFmtId), formatCode);
      if (name === 'xf' && inCells) shown.push(shownBy(Number(numFmtId), own.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return shown;
}
