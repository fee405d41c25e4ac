/** `npm run docs`: writes the documents that are made from the code. */
import { writeFileSync } from 'node:fs';
import { commonAdvice } from '../operations/advice.ts';
import { operations } from '../operations/index.ts';
import { looks } from '../operations/looks.ts';
import { operationsDoc } from './operations-doc.ts';

writeFileSync('docs/operations.md', operationsDoc({ operations, looks, common: commonAdvice }));
