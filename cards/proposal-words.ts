/** Lines of a proposal card. */
import type { Text } from '../src/core/text.ts';

/** Of what Feishu said yes to, and Hire holds otherwise. */
export const lookThere: Text = {
  zh: '请到飞书招聘看一眼；确实没改成，可以重试或修改',
  en: 'Please look in Hire; if it really is not so, retry or edit',
};

export const stoppedWith = (count: number): Text => ({
  zh: `已停止，${count} 项没有开始的已取消`,
  en: `Stopped: ${count} that had not begun ${count === 1 ? 'was' : 'were'} cancelled`,
});

export const checkingLine = (count: number): Text => ({
  zh: `另有 ${count} 项已写入，正在读回核对`,
  en: `${count} more written, being read back`,
});

export const heldLine = ({ zh, en }: Text): Text => ({
  zh: `飞书说已成功，但现在是：${zh}`,
  en: `Feishu said yes, but now holds: ${en}`,
});

export const untouchedFields = (count: number): Text => ({
  zh: `其余 ${count} 项设置不变`,
  en: `${count} other field${count === 1 ? '' : 's'} stay as they are`,
});
