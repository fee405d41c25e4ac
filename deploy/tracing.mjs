// Sends the bot's spans to a collector: docs/operations-guide.md. The SDK is yours to install and to keep up to date.
import { NodeSDK } from '@opentelemetry/sdk-node';

const sdk = new NodeSDK({ serviceName: 'hirebot' });
sdk.start();
process.once('SIGTERM', () => sdk.shutdown());
