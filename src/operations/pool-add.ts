import { defineMembership } from './talent-pool.ts';

export const poolAdd = defineMembership({
  name: 'pool.add',
  verb: { en: 'add', zh: '加入' },
  title: { zh: '加入人才库', en: 'Add to talent pool' },
  about: { zh: '把人才加入一个人才库，最多 2000 人。', en: 'Put talents into a talent pool, 2,000 at most.' },
  example: {
    zh: '/人才库 加入 校招储备 13800001111、li@example.com',
    en: '/pool add "Campus 2027" 13800001111 li@example.com',
  },
  moves: {
    way: 'into',
    zh: [
      '加入',
      '加到',
      '加进',
      '放入',
      '放进',
      '放到',
      '添加到',
      '移入',
      '移到',
      '存入',
      '收进',
      '收入',
      '拉进',
      '拉入',
      '拉到',
      '归入',
    ],
  },
  optionType: 1,
  undoneBy: 'pool.remove',
});
