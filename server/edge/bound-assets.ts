import type { Asset, Assets, Form } from '../assets.ts';

/** What the build says of the files that it put beside the worker: `files.json` in their folder. */
export type AssetList = {
  version: string;
  files: Readonly<Record<string, { type: string; tag: string; br: boolean; gzip: boolean }>>;
};

/** Where the files are had from: the assets binding of Cloudflare Workers, or a folder that bare workerd serves. */
export type AssetBinding = { fetch: (url: string) => Promise<Response> };

// A binding looks at the path alone.
const AT = 'https://assets.invalid';

/** Reads the list of files. Rejects where there is none: then this was not built. */
export async function readAssetList(binding: AssetBinding): Promise<AssetList> {
  const answer = await binding.fetch(`${AT}/files.json`);
  if (!answer.ok) throw new Error('The files beside the worker are missing: run "npm run build".');
  return (await answer.json()) as AssetList;
}

/** The files as the app serves them; their bytes are had when they are asked for. */
export function boundAssets({ files }: AssetList, binding: AssetBinding): Assets {
  const form = (path: string): Form => {
    return async () => {
      const answer = await binding.fetch(`${AT}${path}`);
      if (!answer.ok) throw new Error('A file that the list names is missing.');
      return new Uint8Array(await answer.arrayBuffer());
    };
  };
  return new Map(
    Object.entries(files).map(([path, { type, tag, br, gzip }]): [string, Asset] => [
      path,
      {
        ...{ type, tag, identity: form(path) },
        ...(br && { br: form(`${path}.br`) }),
        ...(gzip && { gzip: form(`${path}.gz`) }),
      },
    ]),
  );
}
