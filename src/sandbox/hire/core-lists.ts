/** CoreHR's lists: workforce types and cost centers. */
import { type Endpoint, get, MIXED, post } from '../platform/endpoint.ts';
import { costCenters, workforceTypes } from '../seed/settings.ts';
import { paged } from './paged.ts';
import { spoken } from './spoken.ts';

export const coreLists: readonly Endpoint[] = [
  {
    ...get('/corehr/v1/employee_types', MIXED, [
      'corehr:common_data.preset_data:read',
      'corehr:corehr:readonly',
      'corehr:corehr',
    ]),
    ...paged(workforceTypes, ({ id, zh, en }) => ({ id, name: spoken(zh, en), active: true }), 2000),
  },
  {
    ...post('/corehr/v2/cost_centers/search', MIXED, ['corehr:cost_center:read']),
    ...paged(costCenters, ({ id, zh, en, active }) => ({ cost_center_id: id, name: spoken(zh, en), active }), 100),
  },
];
