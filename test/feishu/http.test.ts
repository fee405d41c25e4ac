import { expect, test } from 'vitest';
import { createHttp } from '../../src/feishu/http.ts';
import { json, serve } from '../support/gateway.ts';

test('an address elsewhere is refused before anything leaves', async () => {
  const elsewhere = await serve((_request, response) => json(response, 200, {}));
  const http = createHttp('http://127.0.0.1:1');
  await expect(http.send({ url: `${elsewhere}/open-apis/x` })).rejects.toMatchObject({ code: 'foreign-origin' });
  await http.close();
});
