/**
 * Spans of OpenTelemetry around what the bot does. They cost next to nothing until an operator loads an SDK
 * (`docs/operations-guide.md`). They hold ids, codes and counts, like the log.
 */
import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api';
import { faultFields } from './log.ts';

const tracer = trace.getTracer('hirebot');

interface Traced<T> {
  readonly name: string;
  readonly about: Attributes;
  /** How it ended; a fault ends it with its code. */
  readonly told?: (result: T) => Attributes;
}

export const traced = <T>({ name, about, told }: Traced<T>, work: () => Promise<T>): Promise<T> =>
  tracer.startActiveSpan(name, { attributes: about }, async (span) => {
    try {
      const result = await work();
      if (told) span.setAttributes(told(result));
      return result;
    } catch (cause) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: faultFields(cause).fault ?? '' });
      throw cause;
    } finally {
      span.end();
    }
  });
