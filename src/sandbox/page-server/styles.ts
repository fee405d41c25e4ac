/** The page's style sheet: one file per part, beside the part; on the wire it is one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the order of the cascade: of two rules that weigh the same, the later one wins. */
const sheets = [
  'theme',
  'base',
  'app',
  'sidebar',
  'chat',
  'side',
  'card/avatar',
  'message',
  'first-minute',
  'composer',
  'card/card',
  'card/tag',
  'card/containers',
  'card/small',
  'card/table',
  'card/markdown',
  'card/chart',
  'card/buttons',
  'card/inputs',
  'card/picker',
  'card/popups',
  'toasts',
  'filter-button',
  'hire',
  'calls',
  'trouble',
  'narrow',
];

export const styleSheet = (folder: string): Buffer =>
  Buffer.concat(sheets.map((name) => readFileSync(join(folder, `${name}.css`))));
