/** A name as CoreHR gives it, in both languages. */
export const spoken = (zh: string, en: string) => [
  { lang: 'zh-CN', value: zh },
  { lang: 'en-US', value: en },
];
