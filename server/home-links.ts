/** Words of a link to the first of our pages, in its own language. */
export const HOME = {
  fr: 'Aller à la page des plaintes',
  nl: 'Naar de pagina over klachten',
  de: 'Zur Seite über Beschwerden',
  en: 'Go to the complaints page',
};
