/** The marques by their id in settings, attributes and cases; 'sfs' is the neutral look of the company itself. */
export const MARQUES = {
  sfs: 'Stellantis Financial Services',
  abarth: 'Abarth',
  'alfa-romeo': 'Alfa Romeo',
  citroen: 'Citroën',
  ds: 'DS Automobiles',
  fiat: 'Fiat',
  'fiat-professional': 'Fiat Professional',
  jeep: 'Jeep',
  lancia: 'Lancia',
  leapmotor: 'Leapmotor',
  maserati: 'Maserati',
  opel: 'Opel',
  peugeot: 'Peugeot',
  spoticar: 'Spoticar',
} as const;
