/** The SDK logs addresses with tickets in them and quotes what came: none of it is written. What matters is told by who uses it. */
const nothing = (): void => undefined;

export const sdkLog = { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing };
