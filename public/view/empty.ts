/** What an empty transcript says: how to get somebody in. Claims nothing about who is there. */
import { copySelected, copyText } from './copy.ts';
import { h, setText } from './element.ts';

export function mountEmpty(root: HTMLElement, link: string): () => void {
  // A link is read to the end before it is trusted: it wraps rather than being cut.
  const field = h(
    'textarea',
    {
      class: 'field link-field',
      rows: 1,
      readonly: true,
      spellcheck: 'false',
      'aria-label': 'Address to share',
      onfocus: () => field.select(),
    },
    link,
  );
  const copy = h('button', { class: 'primary', type: 'button', onclick: () => void run() }, 'Copy it');
  const told = h('p', { class: 'empty-told', 'aria-live': 'polite' });
  const run = async () => {
    const isCopied = (await copyText(link)) || copySelected(field);
    setText(told, isCopied ? 'Copied. Now send it to someone.' : 'Selected: copy it and send it to someone.');
  };

  const section = h(
    'section',
    { class: 'empty' },
    h('h2', {}, 'Share the link, then talk'),
    h('p', {}, 'Send this link to the people you want to talk to. Whoever opens it is in the room with you.'),
    h('div', { class: 'empty-link' }, field, copy),
    told,
    h(
      'p',
      { class: 'soft' },
      'What you say goes straight from browser to browser. When the last of you closes the tab, it is gone.',
    ),
  );
  root.prepend(section);
  return () => section.remove();
}
