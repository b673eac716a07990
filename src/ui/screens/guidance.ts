import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GuidanceWords, GuidePart, LifeWords, Topic } from '../../i18n';
import { KigenScreen } from '../element';
import { GuidanceController } from '../guidance';
import { sectionStyles } from '../parts/sections';
import { topicList, topicListStyles } from '../parts/topics';
import { say } from '../say';
import { base, stacked } from '../styles';
import '../parts/life-asks';
import '../parts/life-days';

/** One page of the guide: rules in our own words, each with where it comes from. */
@customElement('kigen-topic')
export class KigenTopic extends KigenScreen {
  static override styles = [
    base,
    sectionStyles,
    topicListStyles,
    css`
      ol {
        display: grid;
        gap: 0.4rem;
        margin: 0;
        padding-inline-start: 1.6rem;
      }
      table {
        border-collapse: collapse;
        inline-size: 100%;
        max-inline-size: 46rem;
      }
      th,
      td {
        padding: 0.5rem 0.75rem 0.5rem 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }
      tbody th {
        font-weight: 700;
        inline-size: 40%;
      }
      .head {
        display: none;
      }
      /* A long word with its reading does not break: on a narrow screen it gets the whole line. */
      @media (max-width: 30rem) {
        ${stacked}
        .head {
          display: block;
          font-weight: 400;
        }
        tbody th {
          border-block-end: 0;
          padding-block-end: 0;
        }
      }
      .say {
        padding: 0.7rem 1rem;
        border-inline-start: 5px solid var(--key);
        border-radius: 6px;
        background: var(--key-soft);
      }
      .say strong {
        display: block;
        font-size: 1.1rem;
        line-height: 2;
      }
      .topics {
        margin-block-start: 2rem;
      }
      kigen-life-days,
      kigen-life-changes,
      kigen-life-licence {
        display: block;
        margin-block-start: 1.5rem;
      }
    `,
  ];

  @property({ attribute: false }) topic: Topic = 'card';
  readonly #guidance = new GuidanceController(this, () => this.locale.tag);

  protected override render(): TemplateResult {
    const { guide } = this.t.pages;
    const { words } = this.#guidance;
    return html`
      <h1 tabindex="-1">${say(guide.topics[this.topic])}</h1>
      ${words === undefined ? nothing : page(words, this.topic)} ${topicList(this.t, this.topic)}
    `;
  }
}

function page(words: GuidanceWords, topic: Topic): TemplateResult {
  const { lead, parts } = words.pages[topic];
  return html`<p class="lead">${say(lead)}</p>
    ${asks(words.life, topic)}
    <div class="sections">${parts.map((part) => section(words, part))}</div>
    <p class="soft small source">${say(words.official)}</p>`;
}

/** Where a rule depends on the person's life it is asked, never inferred. */
function asks(words: LifeWords, topic: Topic): TemplateResult | typeof nothing {
  switch (topic) {
    case 'move':
      return html`<kigen-life-days .change=${'move'} .words=${words}></kigen-life-days>
        <kigen-life-changes .words=${words}></kigen-life-changes>`;
    case 'abroad':
    case 'children':
      return html`<kigen-life-days .change=${topic} .words=${words}></kigen-life-days>`;
    case 'licence':
      return html`<kigen-life-licence .words=${words}></kigen-life-licence>`;
    default:
      return nothing;
  }
}

function section(words: GuidanceWords, part: GuidePart): TemplateResult {
  const { title, body = [], list = [], steps = [], table, say: phrase, sources } = part;
  return html`<section class="panel">
    <h2>${say(title)}</h2>
    ${body.map((text) => html`<p>${say(text)}</p>`)}
    ${
      steps.length === 0
        ? nothing
        : html`<ol>
            ${steps.map((text) => html`<li>${say(text)}</li>`)}
          </ol>`
    }
    ${
      list.length === 0
        ? nothing
        : html`<ul>
            ${list.map((text) => html`<li>${say(text)}</li>`)}
          </ul>`
    }
    ${table === undefined ? nothing : tableOf(table)}
    ${
      phrase === undefined
        ? nothing
        : html`<p class="say">${say(words.sayHead)}<strong lang="ja">${say(phrase)}</strong></p>`
    }
    <p class="soft small">
      ${say(words.sourceHead)}:
      ${sources.map((source, at) => [at === 0 ? '' : ' / ', say(words.sources[source])])}
    </p>
  </section>`;
}

function tableOf({ heads, rows }: NonNullable<GuidePart['table']>): TemplateResult {
  /** Where the heads are out of sight, each cell says its own: two dates alone do not tell which is which. */
  const headOf = (column: 0 | 1) => html`<span class="head soft small">${say(heads[column])}</span>`;
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, second]) =>
          html`<tr>
            <th scope="row">${headOf(0)}${say(first)}</th>
            <td>${headOf(1)}${say(second)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
