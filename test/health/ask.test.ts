import { expect, test } from 'vitest';
import { availability } from '../../src/health/availability.ts';
import { startFeishu } from '../support/feishu.ts';

test('what comes too often is asked once more when there is room again', async () => {
  const { appConfig, ...feishu } = await startFeishu();
  appConfig.visible = { all: true, people: [] };
  const looks = await Promise.all(Array.from({ length: 100 }, () => availability.look(feishu)));
  expect(looks.flat().map(({ ok, sure }) => ok && sure)).toEqual(looks.map(() => true));
});
