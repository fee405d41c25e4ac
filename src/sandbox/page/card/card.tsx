/** A card, JSON 2.0, as a reader's client shows it. */
import { useContext, useState } from 'preact/hooks';
import { Confirm, type Question } from './confirm.tsx';
import { type Action, CardContext, type CardTools, type Reader } from './context.ts';
import { Words } from './display.tsx';
import { elementsOf, Guard } from './elements.tsx';
import { layoutOf } from './layout.ts';
import { colourName, type Node, nodeOf, nodesOf } from './safe.ts';
import { Icon } from './small.tsx';
import { textIn } from './words.ts';

export interface CardParts extends Reader {
  /** The JSON text of one version. */
  readonly json: string;
  /** False for old versions: they are looked at, not pressed. */
  readonly live: boolean;
  onPress(action: Action): Promise<void>;
  toast(text: string): void;
}

function parsed(json: string): Node {
  try {
    return nodeOf(JSON.parse(json));
  } catch {
    return {};
  }
}

export function Card({ json, live, onPress, toast, ...reader }: CardParts) {
  const [busy, setBusy] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const press = async (action: Action): Promise<void> => {
    setBusy(true);
    try {
      await onPress(action);
    } finally {
      setBusy(false);
    }
  };
  const tools: CardTools = {
    ...reader,
    idle: busy || !live,
    press: (action) => void press(action),
    toast,
    confirm: (node) => new Promise((answer) => setQuestion({ node, answer })),
    elements: elementsOf,
  };
  const card = parsed(json);
  return (
    <CardContext.Provider value={tools}>
      <article
        class={`card${live ? '' : ' old'}`}
        aria-busy={busy}
        aria-label={textIn(nodeOf(card.header).title, reader.language) || '卡片 Card'}
      >
        <Guard>
          <Header node={nodeOf(card.header)} />
          <div class="stack card-body" style={layoutOf(nodeOf(card.body))}>
            {elementsOf(nodeOf(card.body).elements)}
          </div>
        </Guard>
        {question && <Confirm {...question} close={() => setQuestion(null)} />}
      </article>
    </CardContext.Provider>
  );
}

/** More tags than these are hidden. */
const MOST_TAGS = 3;

function Header({ node }: { node: Node }) {
  const { language } = useContext(CardContext);
  const tags = nodesOf(nodeOf(node.i18n_text_tag_list)[language === 'zh' ? 'zh_cn' : 'en_us']);
  const shown = (tags.length > 0 ? tags : nodesOf(node.text_tag_list)).slice(0, MOST_TAGS);
  if (!node.title && shown.length === 0) return null;
  return (
    <header class={`card-header ${colourName(node.template, 'plain')}`}>
      <div class="card-title">
        <Icon node={node.icon} />
        <strong>
          <Words node={nodeOf(node.title)} />
        </strong>
        {shown.map(({ text, color }, index) => (
          <span key={index} class={`tag ${colourName(color, 'neutral')}`}>
            <Words node={nodeOf(text)} />
          </span>
        ))}
      </div>
      {node.subtitle !== undefined && (
        <div class="subtitle">
          <Words node={nodeOf(node.subtitle)} />
        </div>
      )}
    </header>
  );
}
