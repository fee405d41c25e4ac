import { defineMembership } from './talent-pool.ts';

export const poolRemove = defineMembership({
  name: 'pool.remove',
  verb: { en: 'remove', zh: '移除' },
  title: { zh: '移出人才库', en: 'Remove from talent pool' },
  about: { zh: '把人才移出一个人才库，最多 2000 人。', en: 'Take talents out of a talent pool, 2,000 at most.' },
  example: { zh: '/人才库 移除 校招储备 13800001111', en: '/pool remove "Campus 2027" 13800001111' },
  moves: {
    way: 'out-of',
    zh: ['移除', '移出', '去掉', '删除', '删掉', '拿掉', '拿出', '踢出', '踢掉', '剔除', '清出'],
  },
  optionType: 2,
  undoneBy: 'pool.add',
});
