import type { PublicSettings } from '../env.ts';

/** The origins of pages that may embed: those of the marques, the further ones, and in demo mode our own. */
export const originsThatEmbed = ({
  marques,
  embedOrigins,
  demo,
  origin,
}: PublicSettings): ReadonlySet<string> =>
  new Set([
    ...Object.values(marques).flatMap(({ origins }) => origins),
    ...embedOrigins,
    ...(demo ? [origin] : []),
  ]);
