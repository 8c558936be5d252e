import { type Engine, ENGINES, pathOf, versionOf } from '../tools/engines.ts';
import { failuresOf, type RanEngine, report, sorted } from './report.ts';
import { type Group, GROUPS, type Ran, run, runGroup, whyNot } from './groups.ts';

/**
 * `npm run engines`: twelve hosts, main journeys by keyboard, element tests, and what playwright leads of isolation and journeys, in each engine;
 * `npm run engines -- firefox elements` for some. A whole run writes `docs/engines.md`, some alone write nothing.
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
  const ran: RanEngine[] = some(ENGINES).map((engine) => ({
    ...{ engine, ...versionOrWhyNot(engine), byGroup: {} },
  }));
  for (const { engine, text } of ran) console.log(`${engine}: ${text}`);
  for (const group of some(groups)) {
    console.log(`\n${group}`);
    for (const { engine, isThere, byGroup } of ran) {
      if (!isThere) continue;
      const why = whyNot(engine, group);
      byGroup[group] = why ?? (await runGroup(engine, group));
      say(engine, byGroup[group]);
      // After each, as it takes long: what a run that was ended didn't come to is told as not run.
      if (asked.length === 0) await report(ran, new Date());
    }
  }
  const failures = ran.reduce((sum, one) => sum + failuresOf(one), 0);
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

/** Prints what a group came to, or why it isn't run. */
function say(engine: Engine, ran: Ran | string): void {
  if (typeof ran === 'string') return console.log(`  ${engine}: not run, ${ran}`);
  const { passed, failed, notHere } = sorted(ran);
  console.log(
    `  ${engine}: ${passed.length} passed, ${failed.length} failed, ${notHere.length} not run here, ${ran.seconds} s`,
  );
  for (const { file, name, said } of failed) console.log(`    failed: ${file} ${name}: ${said}`);
  for (const { file, name, said } of notHere)
    console.log(`    not run here: ${file} ${name}: ${said}`);
}

await main(process.argv.slice(2));
