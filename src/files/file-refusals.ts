/** Files that are no table: each by its name, with the way out. */
import type { Refusal } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';

const saveAs: Text = {
  zh: '请在 Excel 或 WPS 里另存为 .xlsx（或 UTF-8 的 .csv）再发。',
  en: 'Save it as .xlsx (or .csv in UTF-8) in Excel or WPS and send it again.',
};

const refusal = (code: string, text: Text, hint: Text = saveAs): Refusal => ({ code, text, hint });

export const tooLarge = (most: number): Refusal =>
  refusal(
    'file-too-large',
    { zh: `文件太大，最多 ${most / 1024 / 1024} MB。`, en: `The file is too large; at most ${most / 1024 / 1024} MB.` },
    { zh: '请拆成几个文件。', en: 'Split it into several files.' },
  );

export const unpacksTooLarge = (most: number): Refusal =>
  refusal('file-unpacks-too-large', {
    zh: `文件解压后超过 ${most / 1024 / 1024} MB，没有读。`,
    en: `Unpacked the file exceeds ${most / 1024 / 1024} MB; it was not read.`,
  });

export const tooManyRows = (most: number): Refusal =>
  refusal(
    'too-many-rows',
    { zh: `文件超过 ${most} 行。`, en: `The file has more than ${most} rows.` },
    { zh: '请拆成几个文件。', en: 'Split it into several files.' },
  );

export const tooManyColumns = (most: number): Refusal =>
  refusal(
    'too-many-columns',
    { zh: `文件超过 ${most} 列。`, en: `The file has more than ${most} columns.` },
    { zh: '请删掉用不到的列。', en: 'Delete the columns that are not needed.' },
  );

export const empty = refusal(
  'file-empty',
  { zh: '文件里没有内容。', en: 'There is nothing in the file.' },
  { zh: '第一行写列名，下面每行一个对象。', en: 'Headers in the first line, a target in every line below.' },
);

export const broken = refusal('file-broken', {
  zh: '文件已损坏，读不出来。',
  en: 'The file is damaged and cannot be read.',
});

export const lettersLost = refusal('file-letters-lost', {
  zh: '保存成 .csv 时中文变成了问号，内容已经丢了，没有读。',
  en: 'Saved as .csv its letters became question marks; they are lost, and the file was not read.',
});

export const oldExcel = refusal('file-xls', {
  zh: '这是旧格式的 .xls 文件，读不了。',
  en: 'This is an .xls file of the old format, which is not read.',
});

export const locked = refusal('file-locked', {
  zh: '文件有密码，读不了。',
  en: 'The file is protected by a password.',
});

export const macros = refusal('file-macros', {
  zh: '文件里有宏（.xlsm），不接受。',
  en: 'The file holds macros (.xlsm), which are not accepted.',
});

export const binaryExcel = refusal('file-xlsb', {
  zh: '这是 .xlsb 文件，读不了。',
  en: 'This is an .xlsb file, which is not read.',
});

export const openDocument = refusal('file-ods', {
  zh: '这是 .ods 文件，读不了。',
  en: 'This is an .ods file, which is not read.',
});

/** By its ending, which is all that is known of it. */
export const notATable = (name: string): Refusal => {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  const called = ending && ending !== 'xlsx' && ending !== 'csv' ? ` .${ending} ` : '';
  return refusal('file-no-table', {
    zh: `这个${called}文件不是表格。我只读 .xlsx 和 .csv。`,
    en: `This${called || ' '}file is no table. Only .xlsx and .csv are read.`,
  });
};
