/** Serves the chat page and tells it, as it happens, what changes: files, state, server-sent events. */
import type { Express, Response } from 'express';
import type { News } from '../world/news.ts';
import { type PageFile, pageFiles, sendFile } from './page-files.ts';
import { messageView, type PageDeps, pageState, troubleView } from './page-state.ts';

export function createPage(app: Express, deps: PageDeps): void {
  /** Read when the first is asked for. */
  let files: Map<string, PageFile> | undefined;
  app.get(['/', '/page/*path', '/vendor/*path'], (request, response) => {
    files ??= pageFiles();
    const file = files.get(request.path);
    if (file) sendFile(file, request, response);
    else response.status(404).end();
  });
  app.get('/sandbox/state', (_request, response) => void response.json(pageState(deps)));
  app.get('/sandbox/live', (_request, response) => stream(deps, response));
}

/** A comment now and then, so that nothing in between takes the line for dead. */
const BEAT_MS = 15_000;

function stream(deps: PageDeps, response: Response): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  const leave = deps.world.news.listen((news) => {
    response.write(`event: ${news.kind}\ndata: ${JSON.stringify(told(deps, news))}\n\n`);
  });
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MS);
  response.on('close', () => {
    leave();
    clearInterval(beat);
  });
}

function told({ world, trouble }: PageDeps, news: News): unknown {
  switch (news.kind) {
    case 'message': {
      const message = world.messages.get(news.id);
      return message ? messageView(message) : null;
    }
    case 'traffic':
      return news.traffic;
    case 'trouble':
      return troubleView(trouble, world);
    case 'hire':
      return {};
  }
}
