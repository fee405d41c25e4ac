/** `node --import …/spans.js`: what an operator loads beside the bot, with spans as lines on stdout. */
import { NodeTracerProvider, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

const told = (span: ReadableSpan): string =>
  `${JSON.stringify({ span: span.name, id: span.spanContext().spanId, within: span.parentSpanContext?.spanId ?? null })}\n`;

const exporter = {
  export: (spans: readonly ReadableSpan[]) => void process.stdout.write(spans.map(told).join('')),
  shutdown: async () => undefined,
};
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
