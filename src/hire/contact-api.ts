/** How people are looked up, by whoever does it and by whoever names the scope that it lacks. */
import type { Api } from '../core/api.ts';
import { perMinute1000 } from './windows.ts';

/** `hire-api.md` B6. */
export const peopleByContact: Api = {
  method: 'POST',
  path: '/open-apis/contact/v3/users/batch_get_id',
  windows: perMinute1000,
  scopes: ['contact:user.id:readonly'],
};
