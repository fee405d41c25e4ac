/**
 * What some codes of Feishu mean on every endpoint (`feishu/platform.md` section 3.7, `feishu/hire-api.md` section 0).
 * The codes of one operation stand in `operations/errors/`.
 */

/** The app has none of the scopes that allow the call. */
export const SCOPE_MISSING = 99991672;

/** The gateway's frequency limit. */
export const TOO_OFTEN = 99991400;
/** The limit of one chat, person or message: the API itself may still be called. */
export const ONE_TOO_OFTEN = 230020;
/** Frequency limits: of the gateway, of IM per person, chat and message, of CoreHR. */
export const rateCodes: ReadonlySet<number> = new Set([TOO_OFTEN, ONE_TOO_OFTEN, 1161604]);

/** No token, or one that does not count: nothing was done, a new one may help. */
export const tokenCodes: ReadonlySet<number> = new Set([99991661, 99991663]);

/** After these nobody knows whether the write took effect, documented or not (`interface.md` section 8). */
export const unclearCodes: ReadonlySet<number> = new Set([1002001, 1160025, 2200]);

/** The message that is replied to was recalled or deleted, or cannot be seen: its chat is still there. */
export const recalledCodes: ReadonlySet<number> = new Set([230011, 230050, 230110, 99992354]);

/** The message or the chat is gone, or the card is too old: nobody can see it any more. */
export const goneCodes: ReadonlySet<number> = new Set([
  230002, 230011, 230031, 230050, 230110, 232009, 99992354, 230013, 230029, 230053,
]);
