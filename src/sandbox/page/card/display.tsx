/** Components of a card that only show: texts, rules, pictures, people, charts (`platform.md` section 4.3). */
import { useContext } from 'preact/hooks';
import { CardContext } from './context.ts';
import { InlineMarkdown } from './inline-markdown.tsx';
import { Markdown } from './markdown.tsx';
import {
  alignOf,
  colourOf,
  lengthOf,
  type Node,
  nodeOf,
  nodesOf,
  numberOf,
  spacingOf,
  stringOf,
  textSizeOf,
} from './safe.ts';
import { Icon, PersonChip, Placeholder, type Shown } from './small.tsx';
import { textIn, wordsIn } from './words.ts';

const textStyle = ({ text_size, text_color, text_align }: Node) => ({
  fontSize: textSizeOf(text_size) ?? '',
  color: colourOf(text_color) ?? '',
  textAlign: alignOf(text_align) ?? '',
});

/** A text node: letter by letter, or the inline marks of `lark_md`. */
export function Words({ node }: Shown) {
  const { language } = useContext(CardContext);
  const words = wordsIn(node, language);
  const lines = numberOf(node.lines, 0, [0, 99]);
  return (
    <span class={lines > 0 ? 'words clamped' : 'words'} style={{ ...textStyle(node), '--lines': String(lines) }}>
      {node.tag === 'lark_md' ? <InlineMarkdown text={words} /> : words}
    </span>
  );
}

export function Div({ node }: Shown) {
  const fields = nodesOf(node.fields);
  return (
    <div class="line" style={{ margin: spacingOf(node.margin) ?? '', width: lengthOf(node.width) ?? '' }}>
      <Icon node={node.icon} />
      <Words node={nodeOf(node.text)} />
      {fields.length > 0 && (
        <div class="fields">
          {fields.map(({ is_short, text }, index) => (
            <div key={index} class={is_short === true ? 'short' : ''}>
              <Words node={nodeOf(text)} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

export function MarkdownBlock({ node }: Shown) {
  const { language } = useContext(CardContext);
  return (
    <div style={{ ...textStyle(node), margin: spacingOf(node.margin) ?? '' }}>
      <Icon node={node.icon} />
      <Markdown text={wordsIn(node, language)} />
    </div>
  );
}

export const Rule = () => <hr />;

export function Image({ node }: Shown) {
  const { language } = useContext(CardContext);
  return (
    <div>
      <Placeholder>{textIn(node.alt, language) || textIn(node.title, language)}</Placeholder>
    </div>
  );
}

export const ImageCombination = ({ node }: Shown) => (
  <div class="pictures">
    {nodesOf(node.img_list).map((_, index) => (
      <Placeholder key={index} />
    ))}
  </div>
);

export const Audio = () => (
  <div>
    <Placeholder kind="音频 Audio" />
  </div>
);

export const Person = ({ node }: Shown) => (
  <div>
    <PersonChip
      id={stringOf(node.user_id)}
      showName={node.show_name === true}
      showAvatar={node.show_avatar !== false}
    />
  </div>
);

export const PersonList = ({ node }: Shown) => (
  <div class="people">
    {nodesOf(node.persons).map(({ id }, index) => (
      <PersonChip
        key={index}
        id={stringOf(id)}
        showName={node.show_name !== false}
        showAvatar={node.show_avatar !== false}
      />
    ))}
  </div>
);
