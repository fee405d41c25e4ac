/** How the platform answers: as it should, or with a fault of the line. */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Given } from './endpoint.ts';
import type { FaultKind } from './trouble.ts';

export function answer(response: Response, given: Given): void {
  const { status = 200, code, top = {}, file } = given;
  response.setHeader('X-Tt-Logid', `sandbox${randomBytes(8).toString('hex')}`);
  if (top.wait !== undefined) response.setHeader('x-ogw-ratelimit-reset', String(top.wait));
  if (file) {
    response.status(200).attachment(file.name).send(file.bytes);
    return;
  }
  response.status(code === 0 ? status : status === 200 ? 400 : status).json(bodyOf(given));
}

export function bodyOf({ code, msg = '', data, top = {} }: Given): object {
  const { wait, ...members } = top;
  return { code, msg, ...(data === undefined ? {} : { data }), ...members };
}

export function strike(fault: FaultKind, request: Request, response: Response): void {
  switch (fault) {
    case '500-before':
    case '500-after':
      answer(response, { status: 500, code: 1002001, msg: 'system error' });
      return;
    case 'reset-before':
    case 'reset-after':
      request.socket.destroy();
      return;
    case 'empty-after':
      response.status(200).end();
      return;
    case 'html':
      response.status(502).type('html').send('<html><body>Bad Gateway</body></html>');
      return;
    case '429':
      answer(response, {
        status: 429,
        code: 99991400,
        msg: 'request trigger frequency limit',
        top: { wait: 1 },
      });
  }
}
