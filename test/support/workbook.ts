/** Workbooks as other programs write them, part by part. */
import { strToU8, zipSync } from 'fflate';

export interface BookParts {
  /** Rows of the sheet, as XML. */
  readonly rows?: string;
  /** What follows them: merged cells. */
  readonly after?: string;
  /** `<si>` elements. */
  readonly texts?: string;
  readonly styles?: string;
  readonly sheets?: string;
  readonly properties?: string;
  /** Before the name of every element. */
  readonly prefix?: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly level?: 0 | 6;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `<si>` elements of these texts. */
export const sharedTexts = (texts: readonly string[]): string =>
  texts.map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('');

export function workbookOf(parts: BookParts): Buffer {
  const { rows = '', after = '', texts = '', styles = '', prefix = '', properties = '', level = 6, more = {} } = parts;
  const named = (xml: string) => (prefix ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`) : xml);
  const root = (name: string, inner: string) =>
    named(`<${name} NAMESPACE xmlns:r="${OFFICE}">${inner}</${name}>`).replace(
      'NAMESPACE',
      `xmlns${prefix ? `:${prefix}` : ''}="${MAIN}"`,
    );
  const sheets = parts.sheets ?? '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>';
  const files = {
    'xl/workbook.xml': root('workbook', `${properties}<sheets>${sheets}</sheets>`),
    'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3]
      .map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': root('worksheet', `<sheetData>${rows}</sheetData>${after}`),
    ...(texts ? { 'xl/sharedStrings.xml': root('sst', texts) } : {}),
    ...(styles ? { 'xl/styles.xml': root('styleSheet', styles) } : {}),
    ...more,
  };
  const bytes = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  return Buffer.from(zipSync(bytes, { level }));
}
