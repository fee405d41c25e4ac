/** Date and time of a card (`platform.md` sections 4.6 and 5.2). */
import { useContext } from 'preact/hooks';
import { CardContext } from './context.ts';
import { useControl } from './control.ts';
import { stringOf } from './safe.ts';
import type { Shown } from './small.tsx';
import { textIn } from './words.ts';

const OFFSET = '+0800';

/** As a browser wants its value; what is written otherwise is as if it were not there. */
const shapes = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
} as const;

const Moment = (type: keyof typeof shapes, initial: string) =>
  function MomentPicker({ node }: Shown) {
    const { language } = useContext(CardContext);
    const encode = (value: string): string => (value ? `${value.replace('T', ' ')} ${OFFSET}` : '');
    const written = stringOf(node[initial]).replace(' ', 'T');
    const first = shapes[type].test(written) ? written : '';
    const action = (value: string) => ({ option: encode(value) });
    const { value, disabled, required, choose } = useControl({ node, initial: first, encode, action });
    const label = textIn(node.placeholder, language) || stringOf(node.name) || type;
    return (
      <div class="control">
        <input
          type={type}
          value={value}
          disabled={disabled}
          name={stringOf(node.name)}
          aria-label={label}
          aria-required={required}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </div>
    );
  };

export const DatePicker = Moment('date', 'initial_date');
export const TimePicker = Moment('time', 'initial_time');
export const DateTimePicker = Moment('datetime-local', 'initial_datetime');
