import { expect, test } from 'vitest';
import { readConfig } from '../../src/settings/config.ts';
import { proxyTo } from '../../src/settings/proxy.ts';

const proxy = 'http://proxy.example.com:3128';

test.each([
  [undefined, true],
  ['', true],
  ['localhost,127.0.0.1', true],
  ['feishu.cn.example.com', true],
  ['eishu.cn', true],
  ['open.feishu.cn:8443', true],
  ['*', false],
  ['open.feishu.cn', false],
  ['localhost, OPEN.feishu.cn', false],
  ['.feishu.cn', false],
  ['*.feishu.cn', false],
  ['feishu.cn', false],
  ['feishu.cn:443', false],
])('NO_PROXY=%s: through the proxy %s', (except, through) => {
  expect(proxyTo('https://open.feishu.cn', { proxy, except })).toBe(through ? proxy : null);
});

test('what is not sealed goes without it, and without a proxy there is none', () => {
  expect(proxyTo('http://127.0.0.1:3001', { proxy, except: '' })).toBeNull();
  expect(proxyTo('https://open.feishu.cn', { proxy: undefined, except: '' })).toBeNull();
  expect(readConfig({ HTTPS_PROXY: proxy })).toMatchObject({ ok: true, config: { proxy } });
  expect(readConfig({ HTTPS_PROXY: proxy, NO_PROXY: 'feishu.cn' })).toMatchObject({
    ok: true,
    config: { proxy: null },
  });
  expect(readConfig({ HTTPS_PROXY: 'proxy:3128' })).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('HTTPS_PROXY')],
  });
});
