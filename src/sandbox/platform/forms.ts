/** Bodies that are forms with files in them: each field by its name, a file as its bytes. */
import express, { type Response as Answer, type NextFunction, type Request } from 'express';

const KIND = 'multipart/form-data';
const raw = express.raw({ type: KIND, limit: '40mb' });

export function takingForms(request: Request, response: Answer, next: NextFunction): void {
  if (request.is(KIND)) {
    raw(request, response, (problem?: unknown) => {
      if (problem) next(problem);
      else fieldsOf(request).then((fields) => take(request, fields, next), next);
    });
  } else next();
}

function take(request: Request, fields: Record<string, unknown>, next: NextFunction): void {
  request.body = fields;
  next();
}

/** As a call is kept for looking at: without the bytes. */
export const withoutBytes = (body: unknown): unknown =>
  Object.values(Object(body)).some(Buffer.isBuffer)
    ? Object.fromEntries(
        Object.entries(Object(body)).map(([name, value]) => [
          name,
          Buffer.isBuffer(value) ? `${value.length} bytes` : value,
        ]),
      )
    : body;

async function fieldsOf(request: Request): Promise<Record<string, unknown>> {
  const form = await new Response(request.body, {
    headers: { 'content-type': request.get('content-type') ?? '' },
  }).formData();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form)
    fields[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
  return fields;
}
