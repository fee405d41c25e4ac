/** `application/v6/scopes`: which scopes the app has been granted. */
import { done, type Endpoint, get, MIXED } from './endpoint.ts';
import type { Trouble } from './trouble.ts';

/** They let deliveries come, or names stand in what the contacts answer: no call asks for them. */
export const silentScopes = [
  'contact:department.base:readonly',
  'contact:user.base:readonly',
  'im:chat.members:bot_access',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
];

/** 1 granted, 2 not. */
export const scopesEndpoint = (scopes: readonly string[], trouble: Trouble): Endpoint => ({
  ...get('/application/v6/scopes', MIXED, []),
  handle: () =>
    done({
      scopes: [...scopes, ...silentScopes].map((scope_name) => ({
        scope_name,
        grant_status: trouble.missingScopes.has(scope_name) ? 2 : 1,
        scope_type: 'tenant',
      })),
    }),
});
