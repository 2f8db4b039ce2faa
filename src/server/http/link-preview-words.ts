/** What is shown of a link to this page where somebody posts one. The same as in index.html. */
export const linkPreviewWords = {
  title: 'Parley',
  description:
    'Room chat for small groups, browser to browser. Share a link and talk; what you say goes straight to the others.',
  picture: 'Two quotation marks, and the word Parley',
};
