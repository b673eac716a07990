import { css, html, type TemplateResult } from 'lit';
import { type Messages, type Text, type Topic, TOPICS } from '../../i18n';
import { topicRoute } from '../routes';
import { say } from '../say';

export const topicListStyles = css`
  .topics {
    margin-block-start: 1.5rem;
  }
  .topics ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
    gap: 0 1.5rem;
    padding: 0;
    margin-block-start: 0.6rem;
    list-style: none;
  }
  .topics a {
    display: flex;
    align-items: center;
    min-block-size: var(--target);
  }
`;

/** The guide's pages, the shown one marked. */
export function topicList(messages: Messages, shown?: Topic): TemplateResult {
  return list(messages, messages.pages.guide.title, TOPICS, shown);
}

/** The guide's pages that ask what changes in a person's life. */
export function lifeTopics(messages: Messages): TemplateResult {
  return list(messages, messages.reminders.life, ['move', 'abroad', 'children', 'licence']);
}

function list(
  { pages: { guide } }: Messages,
  title: Text,
  topics: readonly Topic[],
  shown?: Topic,
): TemplateResult {
  return html`<nav class="panel topics" aria-labelledby="topics">
    <h2 id="topics">${say(title)}</h2>
    <ul>
      ${topics.map(
        (topic) =>
          html`<li>
            <a href=${topicRoute(topic)} aria-current=${topic === shown ? 'page' : 'false'}>
              ${say(guide.topics[topic])}
            </a>
          </li>`,
      )}
    </ul>
  </nav>`;
}
