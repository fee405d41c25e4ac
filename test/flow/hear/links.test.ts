/** A link as chats send it, with a title: the thing that its address names, and in a text what was written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const answer = async (text: string): Promise<string> => textOf(cardOf(await world.say('recruiter', text)));
const linkOf = (title: string, code: string): string =>
  `[${title}](https://x.feishu.cn/hire/job/${world.job(code).id})`;
const change = '招聘负责人：张伟 → 陈静';

describe('a job by its link', () => {
  test.each([
    ['a title with spaces and dashes', '前端工程师 - 飞书招聘'],
    ['a title that is a name of several', '前端工程师'],
    ['a title with the names of fields', '前端, 负责人：王芳 --assistants 林晓'],
    ['a title that is a code of another', 'J1001'],
  ])('%s', async (_, title) => {
    const link = linkOf(title, 'J1002');
    expect(await answer(`/职位 人员 ${link} 负责人 陈静 --只看`)).toContain(change);
    expect(await answer(`把 ${link} 的负责人换成陈静`)).toContain(change);
  });

  test('any title, several links', async () => {
    const chance = createChance(11);
    const signs = [...' ,，、;；=：:-—/"“”「」()（）负责人加2aZ9'];
    const anything = () => Array.from({ length: 12 }, () => signs[Math.floor(chance() * signs.length)]).join('');
    for (let round = 0; round < 12; round += 1) {
      const [one, other] = [linkOf(anything(), 'J1002'), linkOf(anything(), 'J1006')];
      const text = await answer(`/职位 人员 ${one} ${other} 用人经理 陈静 --只看`);
      expect(text, `${one} ${other}`).toContain('前端工程师 J1002');
      expect(text, `${one} ${other}`).toContain('后端工程师 J1006');
    }
  });

  test('alone it shows the job', async () => {
    expect(await answer(linkOf('看这个', 'J1002'))).toContain('招聘负责人：张伟');
    expect(await answer(`https://x.feishu.cn/hire/job/${world.job('J1002').id}`)).toContain('招聘负责人：张伟');
  });
});

test('in a rich text too; in a text the address stays, and what was typed as an address stays as it was', async () => {
  const rich = async (text: string) => textOf(cardOf(await world.say('recruiter', text, { rich: true })));
  expect(await rich(`/职位 人员 ${linkOf('前端 - 招聘', 'J1002')} 负责人 陈静 --只看`)).toContain(change);
  const described = await rich('/需求 更新 R00409 --描述 见 [要求, 二](https://a.b/c?d=1) 和 https://a.b/e --只看');
  expect(described).toContain('见 [要求, 二](https://a.b/c?d=1) 和 https://a.b/e');
  const own = await rich('/需求 更新 R00409 --描述 见 [https://a.b/e](https://a.b/e) --只看');
  expect(own).toContain('→ 见 https://a.b/e');
});
