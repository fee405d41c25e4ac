import { expect, test } from 'vitest';
import { paceKey } from '../../src/feishu/pace.ts';
import { perMinute1000, perSecond } from '../../src/hire/windows.ts';

test('slots keep both windows of a limit', () => {
  expect(paceKey('an API', perMinute1000).spacingMs).toBeGreaterThanOrEqual(60);
  expect(paceKey('an API', perSecond(10)).spacingMs).toBeGreaterThan(100);
});
