/** A command that lacks a word: pick one of several, or fill in what was left out. */
import type { Asked, AskField, FoundRow } from '../src/core/ask.ts';
import { same, type Text } from '../src/core/text.ts';
import { button, type Card, card, chooser, type Element, line, plain, submitButton } from './card.ts';

export interface PickCardData extends Omit<Asked<'pick'>, 'kind' | 'target'> {
  readonly ref: string;
}

const optionText = ({ id, label, detail, contact }: FoundRow): string =>
  [label || id, [detail, contact].filter(Boolean).join(' · ') || id].join(' · ');

export function pickCard({ typed, label, onlyNear, options, ref }: PickCardData): Card {
  const several = {
    zh: `有 ${options.length} 个${label.zh}叫「${typed}」，请选一个。`,
    en: `${options.length} match "${typed}" (${label.en}). Which one?`,
  };
  const near = {
    zh: `没有叫「${typed}」的${label.zh}，最接近的是：`,
    en: `No ${label.en.toLowerCase()} is called "${typed}". The closest:`,
  };
  return card({
    title: { zh: `选择${label.zh}`, en: `Choose: ${label.en}` },
    colour: 'blue',
    elements: [
      line(onlyNear ? near : several),
      ...options.map((option) => line(`${optionText(option)}  (${option.id})`, 'small')),
      chooser({
        placeholder: { zh: '请选择', en: 'Choose' },
        options: options.map((option) => ({ value: option.id, text: same(optionText(option)) })),
        act: 'pick',
        ref,
      }),
      button({ text: { zh: '取消', en: 'Cancel' }, act: 'cancel', ref }),
    ],
  });
}

export interface AskCardData extends Omit<Asked<'fill'>, 'kind'> {
  readonly ref: string;
}

export const askCard = ({ title, problem, fields, ref }: AskCardData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      problem ? line(problem, 'warning') : line({ zh: '还缺这些内容：', en: 'This is still missing:' }),
      {
        tag: 'form',
        name: 'ask',
        elements: [...fields.map(askField), submitButton({ zh: '继续', en: 'Continue' }, ref)],
      },
    ],
  });

const askField = ({ name, label, required }: AskField): Element => ({
  tag: 'input',
  name,
  required,
  label: plain(label),
  placeholder: plain(textHint),
});

const textHint: Text = { zh: '多个值用逗号分开', en: 'Separate several with commas' };

export const answeredCard = (title: Text, answer: string): Card =>
  card({ title, colour: 'grey', elements: [line({ zh: `已选择：${answer}`, en: `Chosen: ${answer}` })] });
