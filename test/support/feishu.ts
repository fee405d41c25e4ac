/** The stand-in as `src/feishu` reaches it, without a bot around it. */
import { onTestFinished } from 'vitest';
import { createHttp } from '../../src/feishu/http.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { consolePages } from '../../src/settings/console.ts';

export async function startFeishu(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ port: 0, ...options });
  const http = createHttp(sandbox.url);
  onTestFinished(async () => {
    await http.close();
    await sandbox.stop();
  });
  const tokensFor = (appSecret: string) =>
    createTokens({ http, appId: sandbox.keys.appId, appSecret, now: () => Date.now() });
  const pages = consolePages('https://open.feishu.cn', 'cli_x');
  const { trouble, keys, url, world } = sandbox;
  return { trouble, keys, url, world, http, pages, tokens: tokensFor(sandbox.keys.appSecret), tokensFor };
}
