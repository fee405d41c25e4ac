/** `application/v6/scopes`: which scopes the app has been granted. */
import { done, type Endpoint, get, MIXED } from './endpoint.ts';
import type { Trouble } from './trouble.ts';

/** They are always there. */
export const eventScopes = ['im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly'];

/** 1 granted, 2 not. */
export const scopesEndpoint = (scopes: readonly string[], trouble: Trouble): Endpoint => ({
  ...get('/application/v6/scopes', MIXED, []),
  handle: () =>
    done({
      scopes: [...scopes, ...eventScopes].map((scope_name) => ({
        scope_name,
        grant_status: trouble.missingScopes.has(scope_name) ? 2 : 1,
        scope_type: 'tenant',
      })),
    }),
});
