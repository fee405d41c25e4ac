/** What became of something that was sent. */
import { useView } from './view.ts';

/** Says it; `lost` where it did not even leave. */
export function useTold() {
  const { toast, t } = useView();
  return async (sending: Promise<{ status: number }>, lost: () => void): Promise<void> => {
    const sent = await sending.catch(() => null);
    if (sent === null) {
      lost();
      toast(t('沙盒没有应答，没有发出去', 'The sandbox does not answer; nothing was sent'), 'error');
    } else if (sent.status !== 200)
      toast(
        t('机器人没有确认收到，稍后会再次投递', 'Not acknowledged by the bot; it is delivered again later'),
        'error',
      );
  };
}
