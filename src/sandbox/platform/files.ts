/** Files: uploaded by the bot, downloaded from messages (`platform.md` section 3.3). */
import { z } from 'zod';
import { freshId, type World } from '../world/world.ts';
import { done, type Endpoint, get, MIXED, no, post } from './endpoint.ts';

const READ = ['im:message.history:readonly', 'im:message:readonly', 'im:message'];
const UPLOAD = ['im:resource', 'im:resource:upload'];
const MOST_UPLOADED = 30 * 1024 * 1024;
const MOST_DOWNLOADED = 100 * 1024 * 1024;

const Upload = z.object({
  file_type: z.enum(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']),
  file_name: z.string().min(1),
  file: z.instanceof(Buffer),
});

export const fileEndpoints = (world: World): Endpoint[] => [uploading(world), downloading(world)];

const uploading = ({ uploads }: World): Endpoint => ({
  ...post('/im/v1/files', MIXED, UPLOAD),
  handle: ({ body }) => {
    const { data } = Upload.safeParse(body);
    if (!data) return no(400, 234001, 'Invalid request param.');
    if (data.file.length === 0) return no(400, 234010, "File's size can't be 0.");
    if (data.file.length > MOST_UPLOADED) return no(400, 234006, 'The file size exceed the max value.');
    const key = freshId('file');
    uploads.set(key, { name: data.file_name, bytes: data.file });
    return done({ file_key: key });
  },
});

const downloading = (world: World): Endpoint => ({
  ...get('/im/v1/messages/:message_id/resources/:file_key', MIXED, READ),
  handle: ({ params, query }) => {
    if (query.type !== 'file' && query.type !== 'image') return no(400, 234001, 'Invalid request param.');
    const message = world.messages.get(params.message_id ?? '');
    if (!message || message.recalled) return no(400, 234003, 'File not in msg.');
    // Only what people have sent can be had this way.
    const file = message.sender === world.bot.openId ? undefined : message.files.get(params.file_key ?? '');
    if (!file) return no(400, 234003, 'File not in msg.');
    return file.bytes.length > MOST_DOWNLOADED
      ? no(400, 234037, 'Downloaded file size exceeds limit.')
      : { code: 0, file };
  },
});
