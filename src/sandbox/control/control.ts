/** The stand-in's own routes under `/sandbox`: talk, press, look, make trouble. For people and scripts on this machine. */
import type { Express, NextFunction, Request, Response } from 'express';
import { type ChatDeps, chatRoutes } from './chat-routes.ts';
import { type HireDeps, hireRoutes } from './hire-routes.ts';
import { type TroubleDeps, troubleRoutes } from './trouble-routes.ts';

export function controlRoutes(app: Express, deps: ChatDeps & HireDeps & TroubleDeps): void {
  // The page too: a browser that was tricked into another name for this machine gets nothing.
  app.use(['/sandbox', '/page', '/vendor'], onlyFromHere);
  chatRoutes(app, deps);
  hireRoutes(app, deps);
  troubleRoutes(app, deps);
}

/** A page in a browser elsewhere must not steer the sandbox: the host is this machine, and so is the origin. */
function onlyFromHere(request: Request, response: Response, next: NextFunction): void {
  const here = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
  const origin = request.header('origin');
  const own = origin === undefined || origin === `http://${request.header('host')}`;
  if (here.test(request.header('host') ?? '') && own) next();
  else response.status(403).end();
}
