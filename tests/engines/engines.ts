import { type Engine, ENGINES, pathOf, versionOf } from '../tools/engines.ts';
import { type Group, GROUPS, type Ran, run, runGroup, whyNot } from './groups.ts';
import type { Result } from './results-reporter.ts';

/**
 * `npm run engines`: element tests, isolation checks and main journeys in each engine, or `npm run engines -- firefox elements` for some.
 * Ends with 1 when something failed, a runner died or told of nothing, or an engine can't be had.
 */
async function main(asked: readonly string[]): Promise<void> {
  const groups = Object.keys(GROUPS) as Group[];
  const known: string[] = [...ENGINES, ...groups];
  const unknown = asked.filter((word) => !known.includes(word));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  const some = <T extends string>(all: readonly T[]) => {
    const named = all.filter((name) => asked.includes(name));
    return named.length > 0 ? named : all;
  };
  const built = await run(['node_modules/vite/bin/vite.js', 'build']);
  if (built.code !== 0) throw new Error(`The widget was not built:\n${built.printed}`);
  let failures = 0;
  for (const engine of some(ENGINES)) {
    const version = versionOrWhyNot(engine);
    console.log(`\n${engine}: ${version.text}`);
    if (!version.isThere) failures += 1;
    else
      for (const group of some(groups)) {
        const why = whyNot(engine, group);
        if (why) console.log(`  ${group}: not run, ${why}`);
        else failures += say(group, await runGroup(engine, group));
      }
  }
  console.log(failures === 0 ? '\nnothing failed' : `\n${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
}

function versionOrWhyNot(engine: Engine): { isThere: boolean; text: string } {
  try {
    pathOf(engine);
    return { isThere: true, text: versionOf(engine) };
  } catch (error) {
    return { isThere: false, text: (error as Error).message };
  }
}

/** Prints what a group came to, and answers how much of it failed. */
function say(group: Group, { results, seconds }: Ran): number {
  const of = (ended: Result['ended']) => results.filter((result) => result.ended === ended);
  const [passed, failed, notHere] = [of('passed'), of('failed'), of('notHere')];
  console.log(
    `  ${group}: ${passed.length} passed, ${failed.length} failed, ${notHere.length} not run here, ${seconds} s`,
  );
  for (const { file, name, said } of failed) console.log(`    failed: ${file} ${name}: ${said}`);
  for (const { file, name, said } of notHere)
    console.log(`    not run here: ${file} ${name}: ${said}`);
  return failed.length;
}

await main(process.argv.slice(2));
