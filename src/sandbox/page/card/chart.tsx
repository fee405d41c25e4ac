/** A chart as bars and a table: Feishu draws it with VChart, here its numbers can be read. */
import { type Node, nodeOf, nodesOf, stringOf } from './safe.ts';
import { Placeholder, type Shown } from './small.tsx';

/** More rows than these are not drawn. */
const MOST = 50;

interface Piece {
  readonly series: string;
  readonly value: number;
}

/** Values by their place on the category axis; null where the spec says nothing of the kind. */
function barsIn(
  { xField, yField, seriesField, categoryField, valueField }: Node,
  values: readonly Node[],
): Map<string, Piece[]> | null {
  const category = stringOf(xField) || stringOf(categoryField);
  const amount = stringOf(yField) || stringOf(valueField);
  if (category === '' || amount === '') return null;
  const bars = new Map<string, Piece[]>();
  for (const row of values) {
    const value = Number(row[amount]);
    if (!Number.isFinite(value) || value < 0) return null;
    const name = String(row[category] ?? '');
    bars.set(name, [...(bars.get(name) ?? []), { series: String(row[stringOf(seriesField)] ?? ''), value }]);
  }
  return bars.size > 0 ? bars : null;
}

export function Chart({ node }: Shown) {
  const spec = nodeOf(node.chart_spec);
  const title = stringOf(nodeOf(spec.title).text);
  const data = Array.isArray(spec.data) ? nodeOf(spec.data[0]) : nodeOf(spec.data);
  const values = nodesOf(data.values).slice(0, MOST);
  const bars = barsIn(spec, values);
  return (
    <figure class="chart">
      <figcaption>
        {bars ? (
          title
        ) : (
          <Placeholder kind="图表 Chart">{[stringOf(spec.type), title].filter(Boolean).join(' · ')}</Placeholder>
        )}
      </figcaption>
      {bars ? <Bars bars={bars} spec={spec} /> : values.length > 0 && <Numbers values={values} />}
    </figure>
  );
}

/** The colour that an ordinal scale of the spec gives to a series. */
function shadeOf(spec: Node, series: string): string {
  const { domain, range } = nodeOf(spec.color);
  if (!Array.isArray(domain) || !Array.isArray(range)) return '';
  const shade = stringOf(range[domain.indexOf(series)]);
  return /^#[0-9a-f]{6}$/i.test(shade) ? shade : '';
}

function Bars({ bars, spec }: { bars: ReadonlyMap<string, readonly Piece[]>; spec: Node }) {
  const sumOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { value }) => sum + value, 0);
  const longest = Math.max(...[...bars.values()].map(sumOf), 1e-9);
  const series = [...new Set([...bars.values()].flat().map((piece) => piece.series))];
  return (
    <>
      <dl class="bars">
        {[...bars].map(([name, pieces]) => (
          <div key={name} class="bar-row">
            <dt>{name}</dt>
            <dd>
              {pieces.map(({ series: each, value }, index) => (
                <span
                  key={index}
                  class={`bar-piece tone-${series.indexOf(each) % 8}`}
                  style={{ width: `${(value / longest) * 80}%`, backgroundColor: shadeOf(spec, each) }}
                  title={[each, value].filter(Boolean).join(' ')}
                />
              ))}
              <span class="bar-sum">{sumOf(pieces)}</span>
              <span class="hidden-words">{pieces.map(({ series: each, value }) => `${each} ${value}`).join('，')}</span>
            </dd>
          </div>
        ))}
      </dl>
      {series.some((each) => each !== '') && nodeOf(spec.legends).visible !== false && (
        <p class="hint legend">
          {series.map((each, index) => (
            <span key={each}>
              <span class={`dot tone-${index % 8}`} aria-hidden="true" /> {each}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Numbers({ values }: { values: readonly Node[] }) {
  const columns = Object.keys(nodeOf(values[0]));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="图表数据 Chart data">
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((row, index) => (
            <tr key={index}>
              {columns.map((name) => (
                <td key={name}>{String(row[name] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
