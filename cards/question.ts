/** A command that lacks a word: pick one of several, or fill in what was left out. */
import type { Asked, AskField } from '../src/core/ask.ts';
import { refFor } from '../src/core/ref.ts';
import { chinese, same, type Text } from '../src/core/text.ts';
import {
  button,
  type Card,
  type CardParts,
  card,
  chooser,
  type Element,
  fullestFitting,
  line,
  plain,
  submitButton,
} from './card.ts';
import { control } from './form.ts';
import { optionTexts } from './options.ts';

export interface PickCardData extends Omit<Asked<'pick'>, 'kind' | 'of' | 'target'> {
  readonly ref: string;
}

/** So many are buttons; more are a list. */
const MOST_BUTTONS = 5;
export function pickCard({ typed, label, onlyNear, rest, options, ref }: PickCardData): Card {
  const several = {
    zh: chinese`有 ${options.length} 个${label.zh}叫「${typed}」，请选一个。`,
    en: `${options.length} match "${typed}" (${label.en}). Which one?`,
  };
  const near = {
    zh: chinese`没有叫「${typed}」的${label.zh}，${rest ? '现有的是' : '最接近的是'}：`,
    en: `No ${label.en.toLowerCase()} is called "${typed}". ${rest ? 'There are' : 'The closest'}:`,
  };
  const texts = [...optionTexts(options)];
  return card({
    title: { zh: chinese`选择${label.zh}`, en: `Choose: ${label.en}` },
    colour: 'blue',
    elements: [
      line(onlyNear ? near : several),
      ...(texts.length <= MOST_BUTTONS ? pickButtons(texts, ref) : pickList(texts, ref)),
      button({ text: { zh: '取消', en: 'Cancel' }, act: 'cancel', ref }),
    ],
  });
}

type Texts = readonly (readonly [id: string, text: string])[];

const pickButtons = (texts: Texts, ref: string): Element[] =>
  texts.map(([id, text]) => button({ text: same(text), wide: true, act: 'pick', ref: refFor(ref, id) }));

const pickList = (texts: Texts, ref: string): Element[] => [
  ...texts.map(([, text]) => line(text, 'small')),
  chooser({
    placeholder: { zh: '请选择', en: 'Choose' },
    options: texts.map(([value, text]) => ({ value, text: same(text) })),
    act: 'pick',
    ref,
  }),
];

export interface AskCardData extends Omit<Asked<'fill'>, 'kind'> {
  readonly ref: string;
}

/** With the controls of a form; what they have too much to offer for one card is typed. */
export const askCard = (data: AskCardData): Card =>
  fullestFitting([() => askingWith(data, controlsFor), () => askingWith(data, (field) => [typedBox(field)])]);

const askingWith = (
  { title, problem, fields, ref }: AskCardData,
  controlsOf: (field: AskField) => readonly Element[],
): CardParts => ({
  title,
  colour: 'blue',
  elements: [
    problem ? line(problem, 'warning') : line({ zh: '还缺这些内容：', en: 'This is still missing:' }),
    {
      tag: 'form',
      name: 'ask',
      elements: [...fields.flatMap(controlsOf), submitButton({ zh: '继续', en: 'Continue' }, ref)],
    },
  ],
});

function controlsFor(field: AskField): readonly Element[] {
  const { controls = [], required } = field;
  const [first, ...others] = controls;
  if (!first) return [typedBox(field)];
  const blank = { placeholder: plain(first.list ? textHint : fillIn) };
  // Of several controls one is enough.
  const must = required && others.length === 0;
  return controls.flatMap((each) => control(each, { ...blank, ...(must ? { required: true } : {}) }));
}

const typedBox = ({ name, label, required, whole }: AskField): Element => ({
  tag: 'input',
  name,
  required,
  label: plain(label),
  placeholder: plain(whole ? fillIn : textHint),
});

const fillIn: Text = { zh: '请选择或填写', en: 'Choose or fill in' };
const textHint: Text = { zh: '多个值用逗号分开', en: 'Separate several with commas' };

export const answeredCard = (title: Text, answer: Text): Card =>
  card({ title, colour: 'grey', elements: [line(answer)] });
